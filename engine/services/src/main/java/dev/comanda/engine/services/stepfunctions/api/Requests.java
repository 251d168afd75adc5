package dev.comanda.engine.services.stepfunctions.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.engine.aws.AwsError;
import dev.comanda.engine.aws.Json;
import java.io.UncheckedIOException;
import java.util.List;

/** Reads fields of requests. */
final class Requests {

  private Requests() {}

  /**
   * A field that holds JSON text.
   *
   * @throws AwsError with the code ValidationException if it holds another
   */
  static JsonNode json(JsonNode object, String field, JsonNode otherwise) {
    JsonNode text = object.path(field);
    if (!text.isTextual()) {
      return otherwise;
    }
    try {
      JsonNode json = Json.parse(text.textValue());
      if (!json.isMissingNode()) {
        return json;
      }
    } catch (UncheckedIOException e) {
      // Refused below, without the text.
    }
    throw new AwsError(
        "ValidationException", "The field '" + field + "' is not a valid JSON text", 400);
  }

  /**
   * Checks a field that must have one of these values, or be absent.
   *
   * @throws AwsError with the code ValidationException if it has another
   */
  static void checkOneOf(JsonNode object, String field, List<String> values) {
    JsonNode value = object.path(field);
    if (!value.isMissingNode() && !value.isNull() && !values.contains(value.asText())) {
      throw constraint(value.asText(), field, "satisfy enum value set: " + values);
    }
  }

  /** The refusal of a field's value, in the words of every AWS API. */
  static AwsError constraint(String value, String field, String constraint) {
    return new AwsError(
        "ValidationException",
        "1 validation error detected: Value '%s' at '%s' failed to satisfy constraint: Member must %s"
            .formatted(value, field, constraint),
        400);
  }
}
