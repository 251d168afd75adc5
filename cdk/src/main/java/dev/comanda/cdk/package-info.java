/** The deployment: which stacks there are, and how they are synthesized and checked. */
package dev.comanda.cdk;
