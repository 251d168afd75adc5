/** From a new order in the table to an event in the queue of everyone who needs it. */
package dev.comanda.cdk.stream;
