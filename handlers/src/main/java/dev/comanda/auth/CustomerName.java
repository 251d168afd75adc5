package dev.comanda.auth;

import dev.comanda.contract.Limits;
import dev.comanda.contract.fields.Text;

/**
 * How a customer wants to be called.
 *
 * @param value 1 to {@link Limits#LONGEST_NAME} code points, some of which are seen, without
 *     control characters
 */
record CustomerName(String value) {

  CustomerName {
    int length = value.codePointCount(0, value.length());
    if (length < 1 || length > Limits.LONGEST_NAME) {
      throw new IllegalArgumentException(
          "Must have 1 to " + Limits.LONGEST_NAME + " characters, not " + length);
    }
    if (Text.hasControls(value)) {
      throw new IllegalArgumentException(
          "Must not hold control characters, line breaks or changes of direction");
    }
    if (!Text.isVisible(value)) {
      throw new IllegalArgumentException("Must hold a character that can be seen");
    }
  }

  /** The name without surrounding white space. */
  static CustomerName of(String text) {
    return new CustomerName(text.strip());
  }
}
