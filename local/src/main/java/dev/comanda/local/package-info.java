/**
 * Comanda on one machine: what the product adds to the engine. Start reading at {@code LocalMain}.
 */
package dev.comanda.local;
