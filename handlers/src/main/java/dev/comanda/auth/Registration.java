package dev.comanda.auth;

import dev.comanda.contract.Language;

/** What a new customer tells. */
record Registration(EmailAddress email, Password password, CustomerName name, Language locale) {}
