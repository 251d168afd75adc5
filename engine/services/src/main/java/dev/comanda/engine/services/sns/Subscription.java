package dev.comanda.engine.services.sns;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.engine.aws.Environment;
import dev.comanda.engine.aws.Json;

/**
 * A queue that gets a topic's messages.
 *
 * @param queueArn its endpoint
 * @param raw whether the queue gets the message itself and not a notification about it
 * @param deadLetterArn the queue of what could not be delivered; null when that is dropped
 */
record Subscription(
    String arn,
    String topicArn,
    String queueArn,
    boolean raw,
    FilterPolicy filter,
    String deadLetterArn) {

  boolean wants(Message message) {
    return filter.matches(message.body(), message.attributesByName());
  }

  /** As {@code ListSubscriptionsByTopic} shows it. */
  ObjectNode summary() {
    return Json.object()
        .put("SubscriptionArn", arn)
        .put("Owner", Environment.ACCOUNT)
        .put("Protocol", "sqs")
        .put("Endpoint", queueArn)
        .put("TopicArn", topicArn);
  }

  /** As {@code GetSubscriptionAttributes} shows it. */
  ObjectNode attributes() {
    ObjectNode attributes =
        summary()
            .put("RawMessageDelivery", Boolean.toString(raw))
            .put("PendingConfirmation", "false")
            .put("ConfirmationWasAuthenticated", "true");
    attributes.put("FilterPolicyScope", filter.scope().toString());
    if (!filter.json().isEmpty()) {
      attributes.put("FilterPolicy", filter.json().toString());
    }
    if (deadLetterArn != null) {
      attributes.put(
          "RedrivePolicy", Json.object().put("deadLetterTargetArn", deadLetterArn).toString());
    }
    return attributes;
  }
}
