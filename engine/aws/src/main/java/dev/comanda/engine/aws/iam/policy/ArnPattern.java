package dev.comanda.engine.aws.iam.policy;

import java.util.Arrays;
import java.util.List;

/**
 * A pattern of ARNs. Each of its six parts is matched by itself, so that a wildcard does not reach
 * over a colon, but for one at the very end of a pattern that has fewer parts.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_ARN">ARN
 *     condition operators</a>
 */
final class ArnPattern {

  private static final int PARTS = 6;

  /** A colon that is not inside a policy variable. */
  private static final String COLON = ":(?![^{]*})";

  private final String text;
  private final List<TextPattern> parts;

  ArnPattern(String text) {
    this.text = text;
    this.parts =
        Arrays.stream(text.split(COLON, PARTS))
            .map(part -> new TextPattern(part, true, false))
            .toList();
  }

  boolean matches(String arn, RequestContext context) {
    String[] values = arn.split(":", parts.size());
    if (values.length != parts.size() || parts.size() < PARTS && !text.endsWith("*")) {
      return false;
    }
    for (int i = 0; i < values.length; i++) {
      if (!parts.get(i).matches(values[i], context)) {
        return false;
      }
    }
    return true;
  }

  boolean hasWildcard() {
    return parts.stream().anyMatch(TextPattern::hasWildcard);
  }

  @Override
  public String toString() {
    return text;
  }
}
