/**
 * The deployment: which stacks there are, how a stage configures them, and how they are
 * synthesized.
 */
package dev.comanda.cdk;
