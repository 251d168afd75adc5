/** What a browser may call from the storefront. */
package dev.comanda.it.options;
