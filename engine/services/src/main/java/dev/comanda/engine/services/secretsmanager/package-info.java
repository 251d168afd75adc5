/** Secrets Manager: secrets that the stacks have it make up, and the references to them. */
package dev.comanda.engine.services.secretsmanager;
