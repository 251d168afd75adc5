/** The language of policies, and how a call is judged by them. */
package dev.comanda.local.iam.policy;
