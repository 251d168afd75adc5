/** What the stages' stacks share: a function, a workflow, a pipe, a queue, and the house rules. */
package dev.comanda.cdk.construct;
