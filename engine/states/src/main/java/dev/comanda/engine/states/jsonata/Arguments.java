package dev.comanda.engine.states.jsonata;

import java.util.List;

/**
 * What one of Step Functions' own functions was called with.
 *
 * @param function its name, for messages
 * @param values null for one that is undefined; fewer than the function takes, or one too many
 */
record Arguments(String function, List<?> values) {

  /** An argument, counted from 0; null when it was left out or is undefined. */
  Object get(int index) {
    return index < values.size() ? values.get(index) : null;
  }

  boolean has(int index) {
    return get(index) != null;
  }

  /** A text. */
  String text(int index) {
    if (get(index) instanceof String text) {
      return text;
    }
    throw Refusal.signature(function, index + 1);
  }

  /** A whole number; a fraction is rounded towards zero. */
  long whole(int index) {
    if (get(index) instanceof Number number) {
      return number instanceof Long whole ? whole : (long) number.doubleValue();
    }
    throw Refusal.signature(function, index + 1);
  }

  /** An array. */
  List<?> array(int index) {
    if (get(index) instanceof List<?> list) {
      return list;
    }
    throw Refusal.noArray(function, index + 1);
  }

  /** Refuses more arguments than these. */
  void atMost(int count) {
    if (has(count)) {
      throw Refusal.signature(function, count + 1);
    }
  }
}
