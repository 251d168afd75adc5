package dev.comanda.engine.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.engine.aws.patterns.EventPattern;
import dev.comanda.engine.aws.patterns.InvalidEventPatternException;
import dev.comanda.engine.pipes.BatchResponse;
import dev.comanda.engine.pipes.Outcome;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A list of answers of a batch's target, or of filters, and what they are taken for. */
final class BatchResponseFormat implements Format {

  private static final String FAILURE = "complete failure";
  private static final String PARTIAL = "partial failure";
  private static final String REJECTED = "rejected filter";

  @Override
  public boolean reads(JsonNode content) {
    return content.isArray() && content.path(0).has("treatedAs");
  }

  @Override
  public List<CaseResult> replay(CaseFile file) {
    List<CaseResult> results = new ArrayList<>();
    for (JsonNode group : file.content()) {
      JsonNode values = group.path("values");
      for (int i = 0; i < values.size(); i++) {
        results.add(replay(file, group, values.get(i), i));
      }
    }
    return results;
  }

  private static CaseResult replay(CaseFile file, JsonNode group, JsonNode value, int i) {
    String test = group.path("test").asText();
    String name =
        test.substring(test.lastIndexOf(':') + 1) + "/" + group.path("ids").path(i).asText("" + i);
    String expected = group.path("treatedAs").asText();
    String actual = expected.equals(REJECTED) ? filter(value) : answer(value);
    return new CaseResult(
        file.folder(),
        name,
        Map.of(
            "treatment",
            actual.equals(expected)
                ? List.of()
                : List.of("expected " + expected + ", was " + actual)),
        null);
  }

  private static String filter(JsonNode pattern) {
    try {
      new EventPattern(pattern.isTextual() ? pattern.textValue() : pattern.toString());
      return "accepted filter";
    } catch (InvalidEventPatternException e) {
      return REJECTED;
    }
  }

  private static String answer(JsonNode answer) {
    if (answer.isTextual() && answer.textValue().startsWith("(lambda:")) {
      // Source text of a function that raises: it gives no answer at all.
      return FAILURE;
    }
    Outcome outcome = BatchResponse.read(answer, ids(answer));
    if (outcome instanceof Outcome.Delivered) {
      return "complete success";
    }
    return outcome instanceof Outcome.PartlyDelivered ? PARTIAL : FAILURE;
  }

  /** A batch for the answer: where it names records by text, they are in it. */
  private static Set<String> ids(JsonNode answer) {
    Set<String> ids = new HashSet<>(Set.of("one", "another"));
    for (JsonNode failure : answer.path("batchItemFailures")) {
      String id = failure.path("itemIdentifier").asText();
      if (!id.isEmpty() && failure.path("itemIdentifier").isTextual()) {
        ids.add(id);
      }
    }
    return ids;
  }
}
