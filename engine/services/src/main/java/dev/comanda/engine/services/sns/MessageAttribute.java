package dev.comanda.engine.services.sns;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.engine.aws.AwsError;
import dev.comanda.engine.aws.Json;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * A value that travels beside a message.
 *
 * @param type {@code String}, {@code String.Array}, {@code Number} or {@code Binary}, perhaps with
 *     a label of the publisher's after a dot
 * @param value the text; Base64 for a binary one
 * @see <a href="https://docs.aws.amazon.com/sns/latest/dg/sns-message-attributes.html">Message
 *     attributes</a>
 */
record MessageAttribute(String type, String value) {

  /** Letters, digits and {@code _-.}, no dot at an end or beside another, no name of AWS's own. */
  private static final Pattern NAME =
      Pattern.compile("(?!(?i:aws|amazon)\\.)(?!\\.)(?!.*\\.\\.)[\\w.-]{1,256}(?<!\\.)");

  /**
   * @param name for messages
   * @param attribute with {@code DataType} and {@code StringValue} or {@code BinaryValue}
   */
  static MessageAttribute of(String name, JsonNode attribute) {
    if (!NAME.matcher(name).matches()) {
      throw new AwsError("ParameterValueInvalid", "Invalid message attribute name: " + name, 400);
    }
    String type = attribute.path("DataType").asText();
    if (type.isEmpty()) {
      throw new AwsError(
          "ParameterValueInvalid",
          "The message attribute '%s' must contain non-empty message attribute type."
              .formatted(name),
          400);
    }
    String value =
        attribute.path(type.startsWith("Binary") ? "BinaryValue" : "StringValue").asText();
    if (value.isEmpty()) {
      throw new AwsError(
          "ParameterValueInvalid",
          "The message attribute '%s' must contain non-empty message attribute value for message"
                  .formatted(name)
              + " attribute type '%s'.".formatted(type),
          400);
    }
    if (!type.matches("(String|String\\.Array|Number|Binary)(\\..+)?")) {
      throw new AwsError(
          "ParameterValueInvalid",
          "The message attribute '%s' has an invalid message attribute type, the set of supported"
                  .formatted(name)
              + " type prefixes is Binary, Number, and String.",
          400);
    }
    if (type.startsWith("Number") && !isNumber(value)) {
      throw new AwsError(
          "ParameterValueInvalid",
          "Could not cast message attribute '%s' value to number.".formatted(name),
          400);
    }
    return new MessageAttribute(type, value);
  }

  private static boolean isNumber(String value) {
    try {
      return new BigDecimal(value).precision() > 0;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  /** As SQS takes it. */
  ObjectNode forQueue() {
    return Json.object()
        .put("DataType", type)
        .put(type.startsWith("Binary") ? "BinaryValue" : "StringValue", value);
  }

  /** As it stands in a notification. */
  ObjectNode forNotification() {
    return Json.object().put("Type", type).put("Value", value);
  }
}
