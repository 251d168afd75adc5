/** Event patterns, in the language that EventBridge, Pipes and SNS share. */
package dev.comanda.engine.aws.patterns;
