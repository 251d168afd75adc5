/** Where in the one table each thing is. */
package dev.comanda.contract.table;
