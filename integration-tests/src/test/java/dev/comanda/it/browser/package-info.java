/**
 * The storefront as its customers meet it: in Chromium, through what a page shows and takes. What a
 * page says is looked up in the storefront's own sentences, so that a sentence can be reworded.
 */
package dev.comanda.it.browser;
