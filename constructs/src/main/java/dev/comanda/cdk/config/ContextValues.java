package dev.comanda.cdk.config;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** The values of CDK's context, each read as what it has to be. */
final class ContextValues {

  private final Function<String, Object> context;

  /**
   * Reads a context.
   *
   * @param context gives the value of a key, or null
   */
  ContextValues(Function<String, Object> context) {
    this.context = context;
  }

  boolean flag(ContextKey key, boolean byDefault) {
    return oneOf(key, String.valueOf(byDefault), List.of("true", "false")).equals("true");
  }

  String oneOf(ContextKey key, String byDefault, List<String> allowed) {
    String value = text(key, byDefault);
    if (!allowed.contains(value)) {
      throw Values.refused(key.id(), value, String.join(" or ", allowed));
    }
    return value;
  }

  int number(ContextKey key, int byDefault) {
    String value = text(key, String.valueOf(byDefault));
    try {
      return Integer.parseInt(value);
    } catch (NumberFormatException e) {
      throw Values.refused(key.id(), value, "a whole number");
    }
  }

  List<String> list(ContextKey key, List<String> byDefault) {
    return optional(key)
        .map(value -> Arrays.stream(value.split(",")).map(String::strip).toList())
        .orElse(byDefault);
  }

  String text(ContextKey key, String byDefault) {
    return Objects.toString(context.apply(key.id()), byDefault).strip();
  }

  Optional<String> optional(ContextKey key) {
    return Optional.of(text(key, "")).filter(value -> !value.isEmpty());
  }
}
