package dev.comanda.engine.services.sns;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.engine.aws.AwsError;
import dev.comanda.engine.aws.Json;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads a message that is to be published.
 *
 * @see <a href="https://docs.aws.amazon.com/sns/latest/api/API_Publish.html">Publish</a>
 */
final class PublishRequest {

  /** The largest message with its attributes, and the largest batch, in bytes. */
  static final int LARGEST = 262_144;

  private static final int LONGEST_SUBJECT = 100;

  private PublishRequest() {}

  /**
   * @param input of {@code Publish}, or one entry of {@code PublishBatch}
   * @throws AwsError if SNS refuses it
   */
  static Message message(String topicArn, JsonNode input) {
    String subject = input.path("Subject").asText(null);
    if (subject != null
        && (subject.isEmpty()
            || subject.length() > LONGEST_SUBJECT
            || !subject.matches("\\p{Graph}[\\p{Print}]*"))) {
      throw invalid("Subject");
    }
    Map<String, MessageAttribute> attributes = new LinkedHashMap<>();
    input
        .path("MessageAttributes")
        .properties()
        .forEach(
            attribute ->
                attributes.put(
                    attribute.getKey(),
                    MessageAttribute.of(attribute.getKey(), attribute.getValue())));
    if (bytes(input) > LARGEST) {
      throw invalid("Message too long");
    }
    return new Message(topicArn, subject, body(input), attributes);
  }

  /** The size of a message with its attributes towards SNS's limits, in bytes. */
  static int bytes(JsonNode input) {
    int bytes = utf8(input.path("Message").asText());
    for (var attribute : input.path("MessageAttributes").properties()) {
      JsonNode value = attribute.getValue();
      bytes +=
          utf8(attribute.getKey())
              + utf8(value.path("DataType").asText())
              + utf8(value.path("StringValue").asText())
              + binaryBytes(value.path("BinaryValue").asText());
    }
    return bytes;
  }

  private static int utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private static int binaryBytes(String base64) {
    int padding = base64.endsWith("==") ? 2 : base64.endsWith("=") ? 1 : 0;
    return base64.length() / 4 * 3 - padding;
  }

  private static String body(JsonNode input) {
    String message = input.path("Message").asText();
    if (message.isEmpty()) {
      throw invalid("Empty message");
    }
    String structure = input.path("MessageStructure").asText("");
    if (structure.isEmpty()) {
      return message;
    }
    if (!structure.equals("json")) {
      throw invalid("MessageStructure");
    }
    JsonNode byProtocol = byProtocol(message);
    if (!byProtocol.path("default").isTextual()) {
      throw invalid("Message Structure - No default entry in JSON message body");
    }
    return byProtocol.path("sqs").asText(byProtocol.path("default").textValue());
  }

  private static JsonNode byProtocol(String message) {
    try {
      return Json.MAPPER.readTree(message);
    } catch (JsonProcessingException e) {
      throw invalid("Message Structure - JSON message body failed to parse");
    }
  }

  private static AwsError invalid(String what) {
    return new AwsError("InvalidParameter", "Invalid parameter: " + what, 400);
  }
}
