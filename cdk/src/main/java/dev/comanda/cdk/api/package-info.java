/**
 * What the storefront calls: the HTTP API with the functions for auth, products, orders, options.
 */
package dev.comanda.cdk.api;
