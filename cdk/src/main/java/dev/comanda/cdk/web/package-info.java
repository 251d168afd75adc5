/** The storefront's files, and the distribution that hands them out. */
package dev.comanda.cdk.web;
