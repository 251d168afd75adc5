/** From an event to a row in the lake's stream. */
package dev.comanda.workflows.lake;
