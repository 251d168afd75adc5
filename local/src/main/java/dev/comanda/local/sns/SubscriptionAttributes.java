package dev.comanda.local.sns;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.local.door.AwsError;
import dev.comanda.local.door.Json;
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
    attributes.fieldNames().forEachRemaining(SubscriptionAttributes::check);
    FilterPolicyScope scope =
        FilterPolicyScope.of(attributes.path("FilterPolicyScope").asText(null));
    JsonNode policy = attributes.path("FilterPolicy");
    String policyText = policy.isMissingNode() ? "{}" : text(policy);
    return new Subscription(
        arn,
        topicArn,
        queueArn,
        raw(attributes.path("RawMessageDelivery")),
        FilterPolicyRules.check(policyText, scope, call),
        deadLetterArn(attributes.path("RedrivePolicy")));
  }

  /** The subscription with one attribute changed. */
  static Subscription changed(Subscription subscription, String name, String value) {
    check(name);
    ObjectNode attributes = subscription.attributes();
    attributes.put(name, value);
    return subscription(
        subscription.arn(),
        subscription.topicArn(),
        subscription.queueArn(),
        attributes.retain(NAMES),
        FilterPolicyRules.Call.SET_SUBSCRIPTION_ATTRIBUTES);
  }

  private static void check(String name) {
    if (!NAMES.contains(name)) {
      throw new AwsError("InvalidParameter", "Invalid parameter: AttributeName", 400);
    }
  }

  private static boolean raw(JsonNode value) {
    return switch (value.asText("false")) {
      case "true" -> true;
      case "false", "" -> false;
      default ->
          throw new AwsError(
              "InvalidParameter",
              "Invalid parameter: Attributes Reason: RawMessageDelivery: Invalid value ["
                  + value.asText()
                  + "]. Must be true or false.",
              400);
    };
  }

  private static String deadLetterArn(JsonNode policy) {
    if (policy.isMissingNode()) {
      return null;
    }
    try {
      JsonNode arn = Json.MAPPER.readTree(text(policy)).path("deadLetterTargetArn");
      if (arn.asText().startsWith("arn:aws:sqs:")) {
        return arn.asText();
      }
    } catch (JsonProcessingException e) {
      // Refused as any other value without a queue.
    }
    throw new AwsError(
        "InvalidParameter",
        "Invalid parameter: RedrivePolicy: deadLetterTargetArn is an invalid arn",
        400);
  }

  private static String text(JsonNode value) {
    return value.isTextual() ? value.textValue() : value.toString();
  }
}
