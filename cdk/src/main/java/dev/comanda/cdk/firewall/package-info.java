/** What is refused before it reaches the storefront or the API: one firewall for both. */
package dev.comanda.cdk.firewall;
