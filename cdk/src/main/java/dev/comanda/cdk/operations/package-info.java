/** Whom operators are told by, what to look at, and what it may cost. */
package dev.comanda.cdk.operations;
