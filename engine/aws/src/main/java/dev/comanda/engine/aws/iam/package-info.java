/** Who may do what: the policies of the assembly, enforced on every call at the door. */
package dev.comanda.engine.aws.iam;
