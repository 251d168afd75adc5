package dev.comanda.auth;

/** What a new customer tells. */
record Registration(EmailAddress email, Password password, CustomerName name, Language locale) {}
