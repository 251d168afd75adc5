/** From an event to a confirmation mail and its archived copy. */
package dev.comanda.cdk.email;
