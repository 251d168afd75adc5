/** The events that stages tell each other by. */
package dev.comanda.contract.event;
