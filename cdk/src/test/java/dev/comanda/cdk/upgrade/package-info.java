/** What CloudFormation would do to the stacks of the last release. */
package dev.comanda.cdk.upgrade;
