/** Customers register, confirm their address, and sign in. */
package dev.comanda.auth;
