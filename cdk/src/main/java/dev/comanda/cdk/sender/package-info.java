/**
 * Who sends Comanda's mails: a domain with the DNS records that receivers ask for, or one address.
 */
package dev.comanda.cdk.sender;
