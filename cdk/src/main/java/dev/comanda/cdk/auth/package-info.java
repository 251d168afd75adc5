/** The customers: who may register, how they sign in, and how long a session lasts. */
package dev.comanda.cdk.auth;
