package dev.comanda.engine.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.engine.aws.Json;
import dev.comanda.engine.states.asl.InvalidDefinitionException;
import dev.comanda.engine.states.asl.Parser;
import dev.comanda.engine.states.asl.StateMachine;
import dev.comanda.engine.states.asl.WorkflowType;
import dev.comanda.engine.states.execution.ExecutionIdentity;
import dev.comanda.engine.states.execution.ExecutionResult;
import dev.comanda.engine.states.execution.Interpreter;
import dev.comanda.engine.states.execution.Pauses;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An execution of a state machine: how it ended, what its tasks were given, what it assigned. */
final class MachineFormat implements Format {

  static final String STATUS = "status+output";
  static final String CAUSE = "cause";
  static final String ARGUMENTS = "arguments";
  static final String VARIABLES = "variables";

  @Override
  public boolean reads(JsonNode content) {
    return content.path("definition").isObject() && content.path("expected").has("status");
  }

  @Override
  public List<CaseResult> replay(CaseFile file) {
    JsonNode content = file.content();
    CaseResult result = new CaseResult(file.folder(), file.name(), aspects(content), null);
    return List.of(
        content.path("queryLanguage").asText("jsonata").equals("jsonata")
            ? result
            : result.apart("JSONPath"));
  }

  private static Map<String, List<String>> aspects(JsonNode content) {
    StateMachine machine;
    try {
      machine =
          Parser.parse(
              content.get("definition").toString(),
              WorkflowType.of(content.path("workflowType").asText("STANDARD")));
    } catch (InvalidDefinitionException e) {
      return refused(content, e.getMessage());
    }
    var tasks = new RecordedTasks(content);
    ExecutionResult result =
        new Interpreter(tasks, Pauses.skipped()).run(machine, content.path("input"), identity());
    return compare(content, result);
  }

  /** A machine that is refused agrees in nothing. */
  private static Map<String, List<String>> refused(JsonNode content, String why) {
    Map<String, List<String>> aspects = new LinkedHashMap<>();
    aspects.put(STATUS, List.of("refused: " + why));
    if (content.get("expected").has("cause")) {
      aspects.put(CAUSE, List.of("did not run"));
    }
    aspects.put(ARGUMENTS, List.of("did not run"));
    aspects.put(VARIABLES, List.of("did not run"));
    return aspects;
  }

  private static Map<String, List<String>> compare(JsonNode content, ExecutionResult result) {
    JsonNode normalizers = content.path("normalizers");
    Comparison withTokens = Comparison.withTokens(normalizers);
    Comparison outcome =
        content.path("exact").asBoolean(false) ? Comparison.exact(normalizers) : withTokens;
    Map<String, List<String>> aspects = new LinkedHashMap<>();
    aspects.put(STATUS, status(outcome, content.get("expected"), result));
    if (content.get("expected").has("cause")) {
      aspects.put(CAUSE, outcome.differences(content.at("/expected/cause"), text(result.cause())));
    }
    JsonNode tasks = RecordedTrace.expectedTasks(content);
    aspects.put(ARGUMENTS, withTokens.differences(tasks, RecordedTrace.tasks(result, tasks)));
    aspects.put(
        VARIABLES,
        withTokens.differences(
            RecordedTrace.expectedAssignments(content), RecordedTrace.assignments(result)));
    return aspects;
  }

  private static List<String> status(
      Comparison comparison, JsonNode expected, ExecutionResult result) {
    List<String> differences = new ArrayList<>();
    if (!expected.path("status").asText().equals(result.status().name())) {
      differences.add(
          "expected %s, was %s (%s: %s)"
              .formatted(
                  expected.path("status").asText(),
                  result.status(),
                  result.error(),
                  result.cause()));
      return differences;
    }
    if (expected.has("output")) {
      differences.addAll(comparison.differences(expected.get("output"), result.output()));
    }
    if (expected.has("error")) {
      differences.addAll(comparison.differences(expected.get("error"), text(result.error())));
    }
    return differences;
  }

  private static JsonNode text(String text) {
    return text == null ? null : Json.MAPPER.getNodeFactory().textNode(text);
  }

  private static ExecutionIdentity identity() {
    return ExecutionIdentity.standard(
        "Recorded", "replay", "arn:aws:iam::111111111111:role/test-sfn-role");
  }
}
