/** What was synthesized, read back from its files: stacks, resources, and what refers to what. */
package dev.comanda.cdk.assembly;
