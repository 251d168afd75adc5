package dev.comanda.engine.aws.iam.policy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.IntPredicate;

/**
 * A condition operator without its prefix and suffix. Those for addresses and binary data are
 * missing: no policy here has needed one.
 *
 * @param negated whether it holds where none of the policy's values matches
 * @param value makes of a value in the policy what matches values of a call
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html">Condition
 *     operators</a>
 */
record Operator(boolean negated, Function<String, BiPredicate<String, RequestContext>> value) {

  private static final Map<String, Operator> OPERATORS =
      Map.ofEntries(
          Map.entry("StringEquals", text(false, false, false)),
          Map.entry("StringNotEquals", text(true, false, false)),
          Map.entry("StringEqualsIgnoreCase", text(false, false, true)),
          Map.entry("StringNotEqualsIgnoreCase", text(true, false, true)),
          Map.entry("StringLike", text(false, true, false)),
          Map.entry("StringNotLike", text(true, true, false)),
          Map.entry("ArnEquals", arn(false)),
          Map.entry("ArnNotEquals", arn(true)),
          Map.entry("ArnLike", arn(false)),
          Map.entry("ArnNotLike", arn(true)),
          Map.entry("Bool", text(false, false, true)),
          Map.entry("NumericEquals", number(false, order -> order == 0)),
          Map.entry("NumericNotEquals", number(true, order -> order == 0)),
          Map.entry("NumericLessThan", number(false, order -> order < 0)),
          Map.entry("NumericLessThanEquals", number(false, order -> order <= 0)),
          Map.entry("NumericGreaterThan", number(false, order -> order > 0)),
          Map.entry("NumericGreaterThanEquals", number(false, order -> order >= 0)),
          Map.entry("DateEquals", date(false, order -> order == 0)),
          Map.entry("DateNotEquals", date(true, order -> order == 0)),
          Map.entry("DateLessThan", date(false, order -> order < 0)),
          Map.entry("DateLessThanEquals", date(false, order -> order <= 0)),
          Map.entry("DateGreaterThan", date(false, order -> order > 0)),
          Map.entry("DateGreaterThanEquals", date(false, order -> order >= 0)));

  /**
   * The operator of that name.
   *
   * @throws IllegalArgumentException if it cannot be judged here
   */
  static Operator named(String name) {
    Operator operator = OPERATORS.get(name);
    if (operator == null) {
      throw new IllegalArgumentException(
          "Condition has the operator " + name + ", which this runtime does not judge");
    }
    return operator;
  }

  private static Operator text(boolean negated, boolean wildcards, boolean ignoreCase) {
    return new Operator(
        negated, expected -> new TextPattern(expected, wildcards, ignoreCase)::matches);
  }

  private static Operator arn(boolean negated) {
    return new Operator(negated, expected -> new ArnPattern(expected)::matches);
  }

  private static Operator number(boolean negated, IntPredicate holds) {
    return compared(negated, BigDecimal::new, holds);
  }

  private static Operator date(boolean negated, IntPredicate holds) {
    return compared(negated, Operator::instant, holds);
  }

  /** A value of a call that cannot be read matches nothing; one of a policy is refused. */
  private static <T extends Comparable<T>> Operator compared(
      boolean negated, Function<String, T> read, IntPredicate holds) {
    return new Operator(
        negated,
        text -> {
          T expected = read.apply(text);
          return (actual, context) -> {
            try {
              return holds.test(read.apply(actual).compareTo(expected));
            } catch (NumberFormatException | DateTimeParseException e) {
              return false;
            }
          };
        });
  }

  /** ISO 8601, or seconds since 1970. */
  private static Instant instant(String text) {
    return text.matches("\\d+")
        ? Instant.ofEpochSecond(Long.parseLong(text))
        : OffsetDateTime.parse(text).toInstant();
  }
}
