/** Orders as the API takes and refuses them. */
package dev.comanda.it.orders;
