package dev.comanda.engine.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.engine.aws.Json;
import dev.comanda.engine.aws.patterns.EventPattern;
import dev.comanda.engine.aws.patterns.InvalidEventPatternException;
import java.io.UncheckedIOException;
import java.util.List;

/** An event pattern and an event: whether they match, or why the pattern is refused. */
final class EventPatternFormat implements Format {

  @Override
  public boolean reads(JsonNode content) {
    return content.has("pattern") && content.has("event") && content.has("match");
  }

  @Override
  public List<CaseResult> replay(CaseFile file) {
    JsonNode content = file.content();
    ObjectNode expected = Json.object();
    expected.set("match", content.get("match"));
    if (content.has("error")) {
      expected.putObject("error");
      expected.withObject("error").set("code", content.at("/error/code"));
      expected.withObject("error").set("message", content.at("/error/message"));
    }
    return List.of(
        CaseResult.of(
            file,
            "match",
            Comparison.exact(content.path("normalizers")).differences(expected, match(content))));
  }

  private static ObjectNode match(JsonNode content) {
    ObjectNode actual = Json.object();
    JsonNode pattern = content.get("pattern");
    try {
      var compiled =
          new EventPattern(pattern.isTextual() ? pattern.textValue() : pattern.toString());
      actual.put("match", compiled.matches(event(content)));
    } catch (InvalidEventPatternException e) {
      actual.put("match", "error");
      if (content.has("error")) {
        actual
            .putObject("error")
            .put("code", "InvalidEventPatternException")
            .put("message", e.getMessage());
      }
    }
    return actual;
  }

  /** The event as the filter sees it: of a queue's record the body is parsed. */
  private static JsonNode event(JsonNode content) {
    JsonNode event = content.get("event");
    if (!content.path("kind").asText().startsWith("sqs-record")
        || !event.path("body").isTextual()) {
      return event;
    }
    try {
      ObjectNode decoded = event.deepCopy();
      return decoded.set("body", Json.parse(event.get("body").textValue()));
    } catch (UncheckedIOException e) {
      return event;
    }
  }
}
