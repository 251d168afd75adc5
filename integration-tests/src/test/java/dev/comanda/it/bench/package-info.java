/** Measures a running Comanda from outside, as a person and a load of clients would see it. */
package dev.comanda.it.bench;
