package dev.comanda.auth;

import java.util.function.Function;

/** What came of asking the user pool for something. */
sealed interface Outcome<T> {

  /** It was done, and this is the result. */
  record Done<T>(T result) implements Outcome<T> {
    @Override
    public T orElseThrow(Function<Refused<?>, RuntimeException> failure) {
      return result;
    }
  }

  /**
   * It was refused.
   *
   * @param detail for the customer
   */
  record Refused<T>(Refusal refusal, String detail) implements Outcome<T> {
    @Override
    public T orElseThrow(Function<Refused<?>, RuntimeException> failure) {
      throw failure.apply(this);
    }
  }

  /** The result, or the failure that is made of the refusal. */
  T orElseThrow(Function<Refused<?>, RuntimeException> failure);
}
