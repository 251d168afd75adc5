package dev.comanda.contract.event;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * JSON that JSONata has still to compute. It is a {@code Map} of such, one of these, or a value
 * that is known already.
 */
sealed interface Computed {

  /**
   * What is never missing: where the expression gives nothing, what it stands in fails.
   *
   * @param number whether it gives a number, as a text
   */
  record Expression(String text, boolean number) implements Computed {

    Expression(String text) {
      this(text, false);
    }
  }

  /**
   * What may be missing.
   *
   * @param attribute the expression that gives nothing then
   */
  record Perhaps(String attribute, Object value) implements Computed {}

  /**
   * As a state of a workflow has it: each expression by itself, so that the one that gives nothing
   * is named. A state cannot leave out a member, so {@code null} stands for what is missing.
   */
  static Map<String, Object> inState(Map<?, ?> members) {
    Map<String, Object> object = new LinkedHashMap<>();
    members.forEach((name, value) -> object.put((String) name, valueInState(value)));
    return object;
  }

  private static Object valueInState(Object json) {
    if (json instanceof Map<?, ?> members) {
      return inState(members);
    }
    if (json instanceof Perhaps perhaps) {
      return "{% " + inline(perhaps) + " : null %}";
    }
    return json instanceof Expression expression ? "{% " + expression.text() + " %}" : json;
  }

  /** Whether it is a number, as a text. */
  static boolean isNumber(Object json) {
    return json instanceof Perhaps perhaps
        ? isNumber(perhaps.value())
        : json instanceof Expression expression && expression.number();
  }

  /** As one expression. JSONata leaves out of an object what gives nothing. */
  static String inline(Object json) {
    if (json instanceof Map<?, ?> members) {
      return members.entrySet().stream()
          .map(member -> "'" + member.getKey() + "': " + inline(member.getValue()))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    if (json instanceof Perhaps perhaps) {
      return "$exists(" + perhaps.attribute() + ") ? " + inline(perhaps.value());
    }
    return ((Expression) json).text();
  }
}
