package dev.comanda.engine.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.engine.states.task.TaskFailure;
import java.util.List;

/** One call of {@code TestState}, compared with AWS's whole answer. */
final class StateTestFormat implements Format {

  @Override
  public boolean reads(JsonNode content) {
    return content.path("request").has("definition") && content.path("expected").isObject();
  }

  @Override
  public List<CaseResult> replay(CaseFile file) {
    JsonNode content = file.content();
    ObjectNode request = content.get("request").deepCopy();
    if (!request.get("definition").isTextual()) {
      request.put("definition", request.get("definition").toString());
    }
    JsonNode answer =
        StatesApi.withTasks(
                call -> {
                  throw new TaskFailure(
                      "Lambda.ResourceNotFoundException", "Function not found: " + call.resource());
                })
            .call("TestState", request);
    Comparison comparison = Comparison.withTokens(content.path("normalizers"));
    CaseResult result =
        CaseResult.of(
            file,
            "answer",
            comparison.differences(Answers.comparable(content.get("expected")), answer));
    return List.of(
        content.path("queryLanguage").asText("jsonata").equals("jsonata")
            ? result
            : result.apart("JSONPath"));
  }
}
