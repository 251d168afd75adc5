package dev.comanda.engine.services.sns;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.engine.aws.Json;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;

/**
 * A published message.
 *
 * @param subject null when it has none
 * @param body what a queue gets
 * @param attributes in the order in which they were published
 */
record Message(
    String id,
    String topicArn,
    Instant publishedAt,
    String subject,
    String body,
    Map<String, MessageAttribute> attributes) {

  Message(String topicArn, String subject, String body, Map<String, MessageAttribute> attributes) {
    this(
        UUID.randomUUID().toString(),
        topicArn,
        Instant.now().truncatedTo(ChronoUnit.MILLIS),
        subject,
        body,
        attributes);
  }

  /** The attributes as a notification shows them, and as filter policies read them. */
  ObjectNode attributesByName() {
    ObjectNode result = Json.object();
    attributes.forEach((name, attribute) -> result.set(name, attribute.forNotification()));
    return result;
  }
}
