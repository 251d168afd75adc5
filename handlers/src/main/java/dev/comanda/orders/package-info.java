/** Customers place orders, once each, at the catalogue's prices, and read their own. */
package dev.comanda.orders;
