package dev.comanda.engine.services.sns;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.engine.aws.AwsError;
import dev.comanda.engine.aws.Json;
import java.util.Set;

/** Reads the attributes of a subscription, as the API and as a template gives them. */
final class SubscriptionAttributes {

  private static final Set<String> NAMES =
      Set.of("RawMessageDelivery", "FilterPolicy", "FilterPolicyScope", "RedrivePolicy");

  private SubscriptionAttributes() {}

  /**
   * The subscription with these attributes.
   *
   * @param attributes a policy may be an object or the text of one
   * @throws AwsError with the code InvalidParameter if SNS refuses one of them
   */
  static Subscription subscription(
      String arn,
      String topicArn,
      String queueArn,
      JsonNode attributes,
      FilterPolicyRules.Call call) {
    attributes.fieldNames().forEachRemaining(name -> check(name, call));
    FilterPolicyScope scope =
        FilterPolicyScope.of(attributes.path("FilterPolicyScope").asText(null), call);
    return new Subscription(
        arn,
        topicArn,
        queueArn,
        raw(attributes.path("RawMessageDelivery"), call),
        FilterPolicyRules.check(policy(attributes.path("FilterPolicy")), scope, call),
        deadLetterArn(policy(attributes.path("RedrivePolicy")), call));
  }

  /** The subscription with one attribute changed. */
  static Subscription changed(Subscription subscription, String name, String value) {
    check(name, FilterPolicyRules.Call.SET_SUBSCRIPTION_ATTRIBUTES);
    ObjectNode attributes = subscription.attributes();
    attributes.put(name, value);
    return subscription(
        subscription.arn(),
        subscription.topicArn(),
        subscription.queueArn(),
        attributes.retain(NAMES),
        FilterPolicyRules.Call.SET_SUBSCRIPTION_ATTRIBUTES);
  }

  private static void check(String name, FilterPolicyRules.Call call) {
    if (!NAMES.contains(name)) {
      throw call.refused("AttributeName");
    }
  }

  private static boolean raw(JsonNode value, FilterPolicyRules.Call call) {
    return switch (value.asText("false")) {
      case "true" -> true;
      case "false", "" -> false;
      default ->
          throw call.refused(
              "RawMessageDelivery: Invalid value [%s]. Must be true or false."
                  .formatted(value.asText()));
    };
  }

  /** Null when the policy names no queue, which takes one away. */
  private static String deadLetterArn(String policy, FilterPolicyRules.Call call) {
    JsonNode redrive;
    try {
      redrive = Json.MAPPER.readTree(policy);
    } catch (JsonProcessingException e) {
      throw call.refused("RedrivePolicy: failed to parse JSON. " + e.getOriginalMessage());
    }
    if (redrive.isObject() && redrive.isEmpty()) {
      return null;
    }
    String arn = redrive.path("deadLetterTargetArn").asText();
    if (!arn.startsWith("arn:aws:sqs:")) {
      throw call.refused("RedrivePolicy: deadLetterTargetArn is an invalid arn");
    }
    return arn;
  }

  /** The text of a policy; that of an empty one when there is none. */
  private static String policy(JsonNode value) {
    String text = value.isTextual() ? value.textValue() : value.toString();
    return text.isEmpty() ? "{}" : text;
  }
}
