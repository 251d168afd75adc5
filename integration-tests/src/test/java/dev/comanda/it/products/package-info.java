/** The catalogue as the API gives it. */
package dev.comanda.it.products;
