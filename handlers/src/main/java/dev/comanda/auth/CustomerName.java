package dev.comanda.auth;

import dev.comanda.contract.fields.Text;

/**
 * How a customer wants to be called.
 *
 * @param value 1 to {@value #LONGEST} code points, without control characters
 */
record CustomerName(String value) {

  private static final int LONGEST = 100;

  CustomerName {
    int length = value.codePointCount(0, value.length());
    if (length < 1 || length > LONGEST) {
      throw new IllegalArgumentException(
          "Must have 1 to " + LONGEST + " characters, not " + length);
    }
    if (Text.hasControls(value)) {
      throw new IllegalArgumentException(
          "Must not hold control characters, line breaks or changes of direction");
    }
  }

  /** The name without surrounding white space. */
  static CustomerName of(String text) {
    return new CustomerName(text.strip());
  }
}
