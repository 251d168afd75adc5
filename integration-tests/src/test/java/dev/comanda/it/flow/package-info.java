/** One order from the request to its mail and its row, also where a step of it fails. */
package dev.comanda.it.flow;
