package dev.comanda.engine.pipes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.engine.aws.Environment;
import dev.comanda.engine.aws.Json;

/** A message of an SQS queue. Its body is read as JSON only when something looks at it. */
final class QueueMessage implements SourceRecord {

  private static final ObjectReader WHOLE_TEXT =
      Json.MAPPER.readerFor(JsonNode.class).with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private final ObjectNode event;
  private JsonNode decoded;

  /**
   * @param message as {@code ReceiveMessage} answers it
   * @param queueArn where it came from
   */
  QueueMessage(JsonNode message, String queueArn) {
    event =
        Json.object()
            .put("messageId", message.path("MessageId").asText())
            .put("receiptHandle", message.path("ReceiptHandle").asText())
            .put("body", message.path("Body").asText());
    event.set("attributes", objectOr(message.path("Attributes")));
    event.set("messageAttributes", attributes(message.path("MessageAttributes")));
    event
        .put("md5OfBody", message.path("MD5OfBody").asText())
        .put("eventSource", "aws:sqs")
        .put("eventSourceARN", queueArn)
        .put("awsRegion", Environment.REGION);
  }

  @Override
  public String id() {
    return event.get("messageId").textValue();
  }

  String receiptHandle() {
    return event.get("receiptHandle").textValue();
  }

  @Override
  public ObjectNode event() {
    return event;
  }

  @Override
  public JsonNode decoded() {
    if (decoded == null) {
      decoded = decode();
    }
    return decoded;
  }

  @Override
  public boolean isJson() {
    return decoded() != event;
  }

  @Override
  public int bytes() {
    return event.get("body").textValue().length();
  }

  private JsonNode decode() {
    try {
      JsonNode body = WHOLE_TEXT.readTree(event.get("body").textValue());
      if (body == null || body.isMissingNode()) {
        return event;
      }
      ObjectNode copy = Json.object();
      copy.setAll(event);
      copy.set("body", body);
      return copy;
    } catch (JsonProcessingException e) {
      return event;
    }
  }

  private static JsonNode objectOr(JsonNode node) {
    return node.isObject() ? node : Json.object();
  }

  private static ObjectNode attributes(JsonNode attributes) {
    ObjectNode result = Json.object();
    attributes
        .properties()
        .forEach(
            attribute -> {
              ObjectNode value = result.putObject(attribute.getKey());
              JsonNode given = attribute.getValue();
              if (given.has("StringValue")) {
                value.set("stringValue", given.get("StringValue"));
              }
              if (given.has("BinaryValue")) {
                value.set("binaryValue", given.get("BinaryValue"));
              }
              value.putArray("stringListValues");
              value.putArray("binaryListValues");
              value.set("dataType", given.path("DataType"));
            });
    return result;
  }
}
