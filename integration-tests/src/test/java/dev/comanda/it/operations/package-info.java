/** What operators run against a shop: {@code redrive} and {@code verify}. */
package dev.comanda.it.operations;
