package dev.comanda.engine.aws.iam.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One key of a {@code Condition} under one operator.
 *
 * @param quantifier {@code ForAllValues} or {@code ForAnyValue}; null for a key with one value
 * @param ifExists whether it holds for calls without that key
 * @param operator compares; null for {@code Null}, which asks whether the key is missing
 * @param expected what values are to match; of {@code Null}, whether the key must be missing
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-logic-multiple-context-keys-or-values.html">Evaluation
 *     logic for multiple context keys or values</a>
 */
record Condition(
    String quantifier,
    boolean ifExists,
    Operator operator,
    String key,
    List<BiPredicate<String, RequestContext>> expected) {

  private static final Pattern NAME =
      Pattern.compile("(?:(ForAllValues|ForAnyValue):)?(\\w+?)(IfExists)?");

  /**
   * Reads an operator with its keys.
   *
   * @throws IllegalArgumentException if it cannot be judged here
   */
  static List<Condition> parse(String name, JsonNode keys) {
    Matcher parts = NAME.matcher(name);
    if (!parts.matches()) {
      throw new IllegalArgumentException("Condition has the operator " + name);
    }
    boolean asksForMissing = parts.group(2).equals("Null");
    Operator operator = asksForMissing ? null : Operator.named(parts.group(2));
    List<Condition> conditions = new ArrayList<>();
    for (Map.Entry<String, JsonNode> key : keys.properties()) {
      if (!RequestContext.knows(key.getKey())) {
        throw new IllegalArgumentException(
            "Condition has the key " + key.getKey() + ", which no call has in this runtime");
      }
      List<BiPredicate<String, RequestContext>> expected =
          Texts.of(key.getValue()).stream()
              .map(value -> operator == null ? missing(value) : match(operator, key, value))
              .toList();
      conditions.add(
          new Condition(parts.group(1), parts.group(3) != null, operator, key.getKey(), expected));
    }
    return conditions;
  }

  private static BiPredicate<String, RequestContext> match(
      Operator operator, Map.Entry<String, JsonNode> key, String value) {
    try {
      return operator.value().apply(value);
    } catch (NumberFormatException | DateTimeParseException e) {
      throw new IllegalArgumentException(
          "Condition on " + key.getKey() + " is '" + value + "', which cannot be compared", e);
    }
  }

  private static BiPredicate<String, RequestContext> missing(String value) {
    return (key, context) -> (context.values(key) == null) == Boolean.parseBoolean(value);
  }

  boolean holds(RequestContext context) {
    if (operator == null) {
      return expected.stream().anyMatch(missing -> missing.test(key, context));
    }
    List<String> actual = context.values(key);
    if (actual == null || actual.isEmpty()) {
      return withoutValues();
    }
    return "ForAllValues".equals(quantifier)
        ? actual.stream().allMatch(value -> holds(value, context))
        : actual.stream().anyMatch(value -> holds(value, context));
  }

  /** A set that is not there has no value that could match, and none that could fail to. */
  private boolean withoutValues() {
    if (quantifier != null) {
      return quantifier.equals("ForAllValues");
    }
    return ifExists || operator.negated();
  }

  private boolean holds(String value, RequestContext context) {
    return expected.stream().anyMatch(match -> match.test(value, context)) != operator.negated();
  }
}
