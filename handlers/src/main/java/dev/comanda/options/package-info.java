/** Browsers ask, before a storefront's request, whether it may be sent. */
package dev.comanda.options;
