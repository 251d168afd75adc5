/** Cognito: the user pool that customers register with and sign in to, kept in memory. */
package dev.comanda.engine.services.cognito;
