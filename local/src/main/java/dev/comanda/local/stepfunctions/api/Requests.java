package dev.comanda.local.stepfunctions.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.local.door.AwsError;
import dev.comanda.local.door.Json;
import java.io.UncheckedIOException;

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
}
