/** The failures that tests ask for: which calls they meet, and what they do to them. */
package dev.comanda.engine.aws.fault;
