/** From an event to a row in the data lake. */
package dev.comanda.cdk.lake;
