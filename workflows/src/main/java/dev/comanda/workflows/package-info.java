/**
 * What happens to an order after it is placed: state machines and the pipes that start them, as
 * constructs of the CDK, by stage. What deploys them puts them into stacks.
 */
package dev.comanda.workflows;
