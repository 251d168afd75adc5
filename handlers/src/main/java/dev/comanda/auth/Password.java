package dev.comanda.auth;

/**
 * A password; its strength is for the user pool to judge.
 *
 * @param value never shown
 */
record Password(String value) {

  private static final int SHORTEST = 8;
  private static final int LONGEST = 256;

  /** A password for a new customer, of 8 to 256 characters. */
  static Password chosen(String text) {
    if (text.length() < SHORTEST || text.length() > LONGEST) {
      throw new IllegalArgumentException(
          "Must have " + SHORTEST + " to " + LONGEST + " characters, not " + text.length());
    }
    if (!text.equals(text.strip())) {
      throw new IllegalArgumentException("Must not start or end with white space");
    }
    return new Password(text);
  }

  /** A password that somebody claims to have, of 1 to 256 characters. */
  static Password claimed(String text) {
    if (text.isEmpty() || text.length() > LONGEST) {
      throw new IllegalArgumentException(
          "Must have 1 to " + LONGEST + " characters, not " + text.length());
    }
    return new Password(text);
  }

  @Override
  public String toString() {
    return "Password";
  }
}
