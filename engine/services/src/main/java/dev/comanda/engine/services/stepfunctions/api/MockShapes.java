package dev.comanda.engine.services.stepfunctions.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.engine.aws.AwsError;
import dev.comanda.engine.aws.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * Checks mocked results against what the services answer, as far as {@code mock-shapes.json}
 * describes them. A result of any other action is taken as it is.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_MockInput.html">MockInput,
 *     fieldValidationMode</a>
 */
final class MockShapes {

  private static final JsonNode SHAPES = shapes();
  private static final String INTEGRATION = ":states:::";

  private final boolean strict;

  private MockShapes(boolean strict) {
    this.strict = strict;
  }

  /**
   * Checks a result.
   *
   * @param mode {@code STRICT}, {@code PRESENT} (required fields may be absent) or {@code NONE}
   * @throws AwsError with the code ValidationException if a field is not what the service answers
   */
  static void check(String resource, JsonNode result, String mode) {
    int integration = resource.indexOf(INTEGRATION);
    if (integration < 0 || mode.equals("NONE")) {
      return;
    }
    String action =
        resource
            .substring(integration + INTEGRATION.length())
            .replaceFirst("^aws-sdk:", "")
            .replaceFirst("^states:", "sfn:")
            .replaceFirst("^events:", "eventbridge:");
    JsonNode shape = SHAPES.path("actions").path(action);
    if (!shape.isMissingNode()) {
      new MockShapes(mode.equals("STRICT")).checkValue("result", shape, result);
    }
  }

  private void checkValue(String field, JsonNode shape, JsonNode value) {
    if (shape.isTextual()) {
      checkSimple(field, shape.textValue(), value);
    } else if (shape.isArray()) {
      require(field, value.isArray(), "an array");
      value.forEach(element -> checkValue(field, shape.get(0), element));
    } else {
      require(field, value.isObject(), "an object");
      checkMembers(shape, value);
    }
  }

  private void checkMembers(JsonNode shape, JsonNode value) {
    for (Map.Entry<String, JsonNode> member : shape.properties()) {
      boolean required = member.getKey().endsWith("!");
      String name = required ? member.getKey().replace("!", "") : member.getKey();
      if (name.equals("*")) {
        value.properties().forEach(e -> checkValue(e.getKey(), member.getValue(), e.getValue()));
      } else if (value.hasNonNull(name)) {
        checkValue(name, member.getValue(), value.get(name));
      } else if (required && strict) {
        throw refused(name, "is required");
      }
    }
  }

  /** A type, perhaps with the smallest and the largest value or length, or a named shape. */
  private void checkSimple(String field, String type, JsonNode value) {
    String[] words = type.split(" ");
    switch (words[0]) {
      case "any" -> {}
      case "string", "timestamp", "blob" -> {
        require(field, value.isTextual(), "a string");
        checkBounds(field, words, value.textValue().length(), "smaller", "larger", "length");
      }
      case "number" -> {
        require(field, value.isNumber(), "a number");
        checkBounds(field, words, value.doubleValue(), "less", "greater", "value");
      }
      case "boolean" -> require(field, value.isBoolean(), "a boolean");
      default -> checkValue(field, SHAPES.path("named").path(words[0]), value);
    }
  }

  private static void checkBounds(
      String field, String[] words, double size, String below, String above, String what) {
    if (words.length > 1 && size < Double.parseDouble(words[1])) {
      throw refused(field, "is " + below + " than the minimum " + what);
    }
    if (words.length > 2 && size > Double.parseDouble(words[2])) {
      throw refused(field, "is " + above + " than the maximum " + what);
    }
  }

  private static void require(String field, boolean holds, String type) {
    if (!holds) {
      throw refused(field, "must be " + type);
    }
  }

  private static AwsError refused(String field, String what) {
    return new AwsError(
        "ValidationException",
        "Mock result schema validation error: Field '" + field + "' " + what,
        400);
  }

  private static JsonNode shapes() {
    try (InputStream json = MockShapes.class.getResourceAsStream("mock-shapes.json")) {
      return Json.parse(json.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
