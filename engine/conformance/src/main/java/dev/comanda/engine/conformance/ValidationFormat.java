package dev.comanda.engine.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.engine.aws.Json;
import dev.comanda.engine.states.task.TaskFailure;
import java.util.List;
import java.util.Map;

/** A definition, and what the API that creates or validates it answers. */
final class ValidationFormat implements Format {

  private static final Map<String, String> OPERATIONS =
      Map.of(
          "validate_state_machine_definition", "ValidateStateMachineDefinition",
          "create_state_machine", "CreateStateMachine",
          "update_state_machine", "UpdateStateMachine");

  @Override
  public boolean reads(JsonNode content) {
    return content.has("op") && content.path("expected").isObject();
  }

  @Override
  public List<CaseResult> replay(CaseFile file) {
    JsonNode content = file.content();
    String op = content.get("op").asText();
    if (!OPERATIONS.containsKey(op)) {
      return List.of(CaseResult.unknown(file.folder(), file.name(), "unknown op " + op));
    }
    ObjectNode request = Json.object();
    request.set("definition", content.path("definitionText"));
    if (content.path("type").isTextual()) {
      request.set("type", content.get("type"));
    }
    request.put("name", "Recorded").put("roleArn", "arn:aws:iam::111111111111:role/test-sfn-role");
    JsonNode answer =
        StatesApi.withTasks(
                call -> {
                  throw new TaskFailure("States.Runtime", "Nothing runs here");
                })
            .call(OPERATIONS.get(op), request);
    CaseResult result =
        CaseResult.of(
            file,
            "answer",
            Comparison.withTokens(content.path("normalizers"))
                .differences(Answers.comparable(content.get("expected")), answer));
    return List.of(ofRequest(content) ? result.apart("request not recorded") : result);
  }

  /** Whether AWS refused not the definition but the rest of the request, which no case holds. */
  private static boolean ofRequest(JsonNode content) {
    return content.at("/expected/Error/Code").asText().equals("ValidationException");
  }
}
