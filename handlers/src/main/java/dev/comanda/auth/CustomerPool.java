package dev.comanda.auth;

/** Knows the customers and checks their passwords. */
interface CustomerPool {

  /** Takes in a new customer, sends a code to the address, and tells the customer's id. */
  Outcome<String> register(Registration registration);

  /** Confirms the address with the code that was sent to it, and tells the address. */
  Outcome<EmailAddress> confirm(EmailAddress email, String code);

  /** Sends a new code to an address that waits for confirmation, and nothing to any other. */
  Outcome<EmailAddress> resend(EmailAddress email);

  /** Sends a code to a customer who has lost the password, and nothing to anybody else. */
  Outcome<EmailAddress> forgotPassword(EmailAddress email);

  /**
   * Changes the password of whoever has the code for that, and tells the address. Sessions go on.
   */
  Outcome<EmailAddress> resetPassword(EmailAddress email, String code, Password password);

  /** Signs a customer in. */
  Outcome<Tokens> login(EmailAddress email, Password password);

  /** Gives new tokens to a customer who is still signed in. */
  Outcome<Tokens> refresh(String refreshToken);

  /** Ends a session, and is content if there is none; tells the token. */
  Outcome<String> logout(String refreshToken);

  /**
   * Ends all of a customer's sessions, and tells the token. Access tokens that were given out stay
   * valid for the API until they expire.
   */
  Outcome<String> endSessions(String accessToken);
}
