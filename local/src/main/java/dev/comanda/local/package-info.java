/** Runs a synthesized cloud assembly on one machine. Start reading at {@code LocalMain}. */
package dev.comanda.local;
