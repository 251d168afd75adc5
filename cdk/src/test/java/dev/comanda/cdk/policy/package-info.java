/** Who may do what: every statement of every policy, and the calls that the stacks make happen. */
package dev.comanda.cdk.policy;
