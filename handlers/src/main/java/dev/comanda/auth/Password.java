package dev.comanda.auth;

import dev.comanda.contract.Limits;

/**
 * A password; its strength is for the user pool to judge.
 *
 * @param value never shown
 */
record Password(String value) {

  /** A password for a new customer, of 12 to 256 characters; the pool asks for more. */
  static Password chosen(String text) {
    if (text.length() < Limits.SHORTEST_PASSWORD || text.length() > Limits.LONGEST_PASSWORD) {
      throw new IllegalArgumentException(
          "Must have "
              + Limits.SHORTEST_PASSWORD
              + " to "
              + Limits.LONGEST_PASSWORD
              + " characters, not "
              + text.length());
    }
    if (!text.equals(text.strip())) {
      throw new IllegalArgumentException("Must not start or end with white space");
    }
    return new Password(text);
  }

  /** A password that somebody claims to have, of 1 to 256 characters. */
  static Password claimed(String text) {
    if (text.isEmpty() || text.length() > Limits.LONGEST_PASSWORD) {
      throw new IllegalArgumentException(
          "Must have 1 to " + Limits.LONGEST_PASSWORD + " characters, not " + text.length());
    }
    return new Password(text);
  }

  @Override
  public String toString() {
    return "Password";
  }
}
