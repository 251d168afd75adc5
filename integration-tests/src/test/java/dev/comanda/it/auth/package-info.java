/** Customers as they register, sign in and stay signed in. */
package dev.comanda.it.auth;
