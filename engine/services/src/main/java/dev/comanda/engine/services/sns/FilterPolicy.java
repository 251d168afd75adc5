package dev.comanda.engine.services.sns;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.engine.aws.Json;
import dev.comanda.engine.aws.patterns.EventPattern;
import java.math.BigDecimal;

/**
 * Decides which messages a subscription gets. What {@link FilterPolicyRules} would refuse is read
 * as far as it has a meaning: a value without an array counts as an array of one.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/sns/latest/dg/sns-subscription-filter-policies.html">Filter
 *     policies</a>
 */
public final class FilterPolicy {

  /** SNS has a count of its own for wildcards, which lets pass more than EventBridge's. */
  static final int TOO_MANY_STATES = 100;

  private final FilterPolicyScope scope;
  private final JsonNode policy;

  /** Null when every message passes. */
  private final EventPattern pattern;

  /**
   * @param policy an object; an empty one lets every message pass
   * @throws IllegalArgumentException if it is no pattern
   */
  public FilterPolicy(JsonNode policy, FilterPolicyScope scope) {
    this.policy = policy;
    this.scope = scope;
    pattern =
        policy.isEmpty() ? null : new EventPattern(withArrays(policy).toString(), TOO_MANY_STATES);
  }

  /** The policy as it was given. */
  public JsonNode json() {
    return policy;
  }

  /** What it looks at. */
  public FilterPolicyScope scope() {
    return scope;
  }

  /**
   * Whether a message passes.
   *
   * @param attributes by name, each with {@code Type} and {@code Value}
   */
  public boolean matches(String body, JsonNode attributes) {
    if (pattern == null) {
      return true;
    }
    JsonNode event = scope == FilterPolicyScope.MESSAGE_BODY ? parsed(body) : event(attributes);
    return event != null && event.isObject() && pattern.matches(event);
  }

  private static JsonNode withArrays(JsonNode policy) {
    ObjectNode result = Json.object();
    policy
        .properties()
        .forEach(
            member -> {
              JsonNode value = member.getValue();
              if (value.isObject()) {
                result.set(member.getKey(), withArrays(value));
              } else if (value.isArray()) {
                result.set(member.getKey(), value);
              } else {
                result.putArray(member.getKey()).add(value);
              }
            });
    return result;
  }

  private static ObjectNode event(JsonNode attributes) {
    ObjectNode event = Json.object();
    attributes
        .properties()
        .forEach(
            attribute -> {
              JsonNode value =
                  value(
                      attribute.getValue().path("Type").asText(),
                      attribute.getValue().path("Value").asText());
              if (value != null) {
                event.set(attribute.getKey(), value);
              }
            });
    return event;
  }

  /** Null when filter policies cannot see the attribute. */
  private static JsonNode value(String type, String value) {
    if (type.startsWith("String.Array")) {
      JsonNode array = parsed(value);
      return array != null && array.isArray() ? array : null;
    }
    if (type.startsWith("Number")) {
      return Json.MAPPER.getNodeFactory().numberNode(new BigDecimal(value));
    }
    return type.startsWith("Binary") ? null : Json.MAPPER.getNodeFactory().textNode(escaped(value));
  }

  /**
   * A policy has to escape these two characters once more than JSON asks for, or it does not match.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/sns/latest/dg/subscription-filter-policy-constraints.html">Policy
   *     constraints for attribute-based filtering</a>
   */
  private static String escaped(String value) {
    return value.replace("\\", "\\\\").replace("\"", "\\\"");
  }

  /** Null when the text is not JSON. */
  private static JsonNode parsed(String text) {
    try {
      return Json.MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      return null;
    }
  }
}
