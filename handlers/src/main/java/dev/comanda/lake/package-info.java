/** An order becomes one row in the data lake, without names or addresses. */
package dev.comanda.lake;
