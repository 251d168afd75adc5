/** From a change of the table to an event in the topic. */
package dev.comanda.workflows.stream;
