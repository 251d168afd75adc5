package dev.comanda.contract.fields;

import java.util.Set;

/** What becomes of an error in a field: the reading goes on without its value, or ends. */
public interface FieldErrors {

  /**
   * A field is wrong. Returning means that it is read as {@code null}.
   *
   * @param pointer a JSON pointer
   * @param problem what is wrong and what is allowed, without the value
   */
  void add(String pointer, String problem);

  /**
   * Nobody has asked for a field. Whoever tolerates what a later version adds does nothing.
   *
   * @param known the fields that were asked for
   */
  void unknown(String pointer, Set<String> known);

  /** Whether {@code null} may stand for an optional field that is missing. */
  default boolean takesNullForNothing() {
    return false;
  }

  /** How a value of the wrong kind is named; by its kind, if it must not be quoted. */
  default String named(Object value) {
    return Fields.kind(value);
  }
}
