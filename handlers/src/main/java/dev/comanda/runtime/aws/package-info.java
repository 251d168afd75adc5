/** AWS's clients as a function needs them, and what the table's items are made of. */
package dev.comanda.runtime.aws;
