/** Fills the catalogue. */
package dev.comanda.operations.seed;
