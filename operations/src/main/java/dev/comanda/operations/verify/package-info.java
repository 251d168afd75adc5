/** Follows one order through the whole shop, says what is missing, and removes what it made. */
package dev.comanda.operations.verify;
