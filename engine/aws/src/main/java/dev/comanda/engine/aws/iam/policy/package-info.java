/** The language of policies, and how a call is judged by them. */
package dev.comanda.engine.aws.iam.policy;
