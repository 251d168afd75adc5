package dev.comanda.auth;

/** Knows the customers and checks their passwords. */
interface CustomerPool {

  /** Takes in a new customer, sends a code to the address, and tells the customer's id. */
  Outcome<String> register(Registration registration);

  /** Confirms the address with the code that was sent to it, and tells the address. */
  Outcome<EmailAddress> confirm(EmailAddress email, String code);

  /** Signs a customer in. */
  Outcome<Tokens> login(EmailAddress email, Password password);

  /** Gives new tokens to a customer who is still signed in. */
  Outcome<Tokens> refresh(String refreshToken);
}
