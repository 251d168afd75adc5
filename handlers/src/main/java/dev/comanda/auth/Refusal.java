package dev.comanda.auth;

/** Why the user pool does not do what a customer asks for. */
enum Refusal {
  EMAIL_TAKEN("The address belongs to a customer already"),
  WEAK_PASSWORD("The password does not meet the policy of the user pool"),
  UNREACHABLE("No mail can be sent to this address"),
  INVALID("The user pool does not accept one of the fields"),
  WRONG_CODE("The code is not the last one that was sent to this address, or is too old"),
  WRONG_CREDENTIALS("Address or password is wrong"),
  NOT_CONFIRMED("The address is not confirmed yet: its owner got a code by mail"),
  SESSION_EXPIRED("The session has ended; signing in starts a new one"),
  TOO_MANY_REQUESTS("There were too many attempts; wait before the next one");

  private final String detail;

  Refusal(String detail) {
    this.detail = detail;
  }

  /** The refusal in the words that always fit. */
  <T> Outcome<T> refused() {
    return new Outcome.Refused<>(this, detail);
  }

  /** The refusal in the words of the user pool. */
  <T> Outcome<T> refused(String detailOfPool) {
    return new Outcome.Refused<>(this, detailOfPool);
  }
}
