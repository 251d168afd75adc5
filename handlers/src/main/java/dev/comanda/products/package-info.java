/** Everybody reads the catalogue, and whether there is stock. */
package dev.comanda.products;
