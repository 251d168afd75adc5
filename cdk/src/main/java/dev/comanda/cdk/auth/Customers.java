package dev.comanda.cdk.auth;

import software.amazon.awscdk.services.cognito.IUserPoolClient;
import software.amazon.awscdk.services.cognito.UserPool;

/**
 * Who has registered, and the application that they sign in to.
 *
 * @param pool the customers; it is what gives their tokens
 * @param storefront what the tokens are for
 */
public record Customers(UserPool pool, IUserPoolClient storefront) {}
