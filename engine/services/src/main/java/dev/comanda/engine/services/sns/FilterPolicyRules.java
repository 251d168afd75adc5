package dev.comanda.engine.services.sns;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.engine.aws.AwsError;
import dev.comanda.engine.aws.Json;
import dev.comanda.engine.aws.patterns.EventPattern;
import dev.comanda.engine.aws.patterns.InvalidEventPatternException;
import java.util.Set;

/**
 * What SNS asks of a filter policy before it takes it.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/sns/latest/dg/subscription-filter-policy-constraints.html">Filter
 *     policy constraints</a>
 */
public final class FilterPolicyRules {

  /** The call that attributes come with; the texts of its refusals begin differently. */
  public enum Call {
    /** {@code Subscribe}, with the policy among its attributes. */
    SUBSCRIBE("Invalid parameter: Attributes Reason: "),

    /** {@code SetSubscriptionAttributes}. */
    SET_SUBSCRIPTION_ATTRIBUTES("Invalid parameter: ");

    private final String prefix;

    Call(String prefix) {
      this.prefix = prefix;
    }

    /** The refusal of one of its attributes. */
    AwsError refused(String reason) {
      return new AwsError("InvalidParameter", prefix + reason, 400);
    }
  }

  private static final int MOST_KEYS = 5;
  private static final int MOST_COMBINATIONS = 150;
  private static final Set<String> AFFIXES = Set.of("prefix", "suffix");

  private FilterPolicyRules() {}

  /**
   * Reads a policy.
   *
   * @param text its JSON; {@code {}} lets every message pass
   * @throws AwsError with the code InvalidParameter if SNS refuses it
   */
  public static FilterPolicy check(String text, FilterPolicyScope scope, Call call) {
    JsonNode policy = parse(text, call);
    if (policy.isObject() && policy.isEmpty()) {
      return new FilterPolicy(policy, scope);
    }
    refuseAffixesThatAreNoText(policy, call);
    try {
      new EventPattern(text, FilterPolicy.TOO_MANY_STATES);
    } catch (InvalidEventPatternException e) {
      throw refused(call, e.reason());
    }
    if (policy.size() > MOST_KEYS) {
      throw refused(call, "Filter policy can not have more than " + MOST_KEYS + " keys");
    }
    if (combinations(policy, 1) > MOST_COMBINATIONS) {
      throw refused(call, "Filter policy is too complex");
    }
    if (scope == FilterPolicyScope.MESSAGE_ATTRIBUTES && isNested(policy)) {
      throw new AwsError(
          "InvalidParameter",
          "Invalid parameter: Filter policy scope MessageAttributes does not support nested filter"
              + " policy",
          400);
    }
    return new FilterPolicy(policy, scope);
  }

  private static JsonNode parse(String text, Call call) {
    try {
      return Json.MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw refused(call, "failed to parse JSON. " + e.getOriginalMessage());
    }
  }

  /** The ruler says this with another text than SNS. */
  private static void refuseAffixesThatAreNoText(JsonNode node, Call call) {
    JsonNode inner = node.path("anything-but");
    if (inner.isObject() && inner.size() == 1) {
      String operator = inner.fieldNames().next();
      if (AFFIXES.contains(operator) && !inner.path(operator).isTextual()) {
        throw refused(call, operator + " match pattern must be a string");
      }
    }
    node.forEach(child -> refuseAffixesThatAreNoText(child, call));
  }

  /**
   * The product, over the arrays, of their length and their depth; the alternatives of an {@code
   * $or} are added.
   */
  private static long combinations(JsonNode policy, int depth) {
    long product = 1;
    for (var member : policy.properties()) {
      JsonNode value = member.getValue();
      long factor;
      if (value.isObject()) {
        factor = combinations(value, depth + 1);
      } else if (isAlternatives(member.getKey(), value)) {
        factor = 0;
        for (JsonNode alternative : value) {
          factor += combinations(alternative, depth);
        }
      } else {
        factor = (long) value.size() * depth;
      }
      product = Math.min(Integer.MAX_VALUE, product * factor);
    }
    return product;
  }

  private static boolean isNested(JsonNode policy) {
    for (var member : policy.properties()) {
      JsonNode value = member.getValue();
      if (value.isObject()) {
        return true;
      }
      if (isAlternatives(member.getKey(), value)) {
        for (JsonNode alternative : value) {
          if (isNested(alternative)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private static boolean isAlternatives(String key, JsonNode value) {
    return key.equals("$or") && value.isArray() && value.path(0).isObject();
  }

  private static AwsError refused(Call call, String reason) {
    return call.refused("FilterPolicy: " + reason);
  }
}
