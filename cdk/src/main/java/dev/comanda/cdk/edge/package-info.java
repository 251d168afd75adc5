/** The public way to the API: the distribution that every call of the storefront passes. */
package dev.comanda.cdk.edge;
