package dev.comanda.engine.services.sns;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.engine.aws.Json;

/**
 * A message in the form that one subscription's queue gets.
 *
 * @param body the message itself, or a notification about it
 * @param attributes of the SQS message
 * @see <a
 *     href="https://docs.aws.amazon.com/sns/latest/dg/sns-message-and-json-formats.html">Message
 *     formats</a>
 */
record QueueEntry(String body, ObjectNode attributes) {

  static QueueEntry of(Message message, Subscription subscription, Topic topic) {
    ObjectNode attributes = Json.object();
    if (!subscription.raw()) {
      String body = Notification.of(message, subscription, topic).toString();
      return new QueueEntry(body, attributes);
    }
    message.attributes().forEach((name, value) -> attributes.set(name, value.forQueue()));
    return new QueueEntry(message.body(), attributes);
  }

  int length() {
    return body.length() + attributes.toString().length();
  }
}
