package dev.comanda.engine.services.sns;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.engine.aws.Environment;
import dev.comanda.engine.aws.Json;

/**
 * What a subscription gets that does not want messages as they are.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/sns/latest/dg/sns-message-and-json-formats.html">Message
 *     formats</a>
 */
final class Notification {

  /** Says in place of a signature that there is none: what is local has no certificate. */
  private static final String UNSIGNED = "unsigned";

  private Notification() {}

  static ObjectNode of(Message message, Subscription subscription, Topic topic) {
    String host = "https://sns." + Environment.REGION + ".amazonaws.com/";
    ObjectNode notification =
        Json.object()
            .put("Type", "Notification")
            .put("MessageId", message.id())
            .put("TopicArn", message.topicArn());
    if (message.subject() != null) {
      notification.put("Subject", message.subject());
    }
    notification
        .put("Message", message.body())
        .put("Timestamp", timestamp(message))
        .put("SignatureVersion", topic.signatureVersion())
        .put("Signature", UNSIGNED)
        .put("SigningCertURL", host + "SimpleNotificationService-" + UNSIGNED + ".pem")
        .put("UnsubscribeURL", host + "?Action=Unsubscribe&SubscriptionArn=" + subscription.arn());
    if (!message.attributes().isEmpty()) {
      notification.set("MessageAttributes", message.attributesByName());
    }
    return notification;
  }

  /** Always with milliseconds, which {@code Instant} leaves out when they are zero. */
  private static String timestamp(Message message) {
    String text = message.publishedAt().toString();
    return text.contains(".") ? text : text.replace("Z", ".000Z");
  }
}
