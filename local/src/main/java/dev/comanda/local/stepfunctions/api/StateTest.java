package dev.comanda.local.stepfunctions.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.local.door.AwsError;
import dev.comanda.local.door.Json;
import dev.comanda.local.stepfunctions.asl.InvalidDefinitionException;
import dev.comanda.local.stepfunctions.asl.Parser;
import dev.comanda.local.stepfunctions.asl.State;
import dev.comanda.local.stepfunctions.execution.ExecutionIdentity;
import dev.comanda.local.stepfunctions.execution.SingleState;
import dev.comanda.local.stepfunctions.task.TaskFailure;
import dev.comanda.local.stepfunctions.task.TaskRunner;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Tests one state, with its task mocked or called.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_TestState.html">TestState</a>
 */
final class StateTest {

  private static final String NAME = "StateName";

  private final TaskRunner tasks;

  /** Tests whose tasks, where they are not mocked, are run by {@code tasks}. */
  StateTest(TaskRunner tasks) {
    this.tasks = tasks;
  }

  ObjectNode test(JsonNode request) {
    State state = state(request);
    JsonNode mock = request.path("mock");
    check(state, mock);
    JsonNode configuration = request.path("stateConfiguration");
    JsonNode result = json(mock, "result", null);
    SingleState.Outcome outcome =
        SingleState.run(
            state,
            new SingleState.Setting(
                identity(request),
                json(request, "input", Json.MAPPER.createObjectNode()),
                variables(request),
                mock.isMissingNode() ? tasks : call -> mocked(mock, result),
                configuration.path("mapIterationFailureCount").asInt(),
                configuration.path("retrierRetryCount").asInt()));
    return answer(outcome, request.path("inspectionLevel").asText("INFO"));
  }

  private static State state(JsonNode request) {
    String definition = request.path("definition").asText();
    String name = request.path("stateName").textValue();
    try {
      if (name == null) {
        return Parser.parseLoneState(definition, NAME);
      }
      State state = Parser.parseState(definition, name);
      if (state != null) {
        return state;
      }
      throw new AwsError("ValidationException", "State not found: " + name, 400);
    } catch (InvalidDefinitionException e) {
      throw new AwsError("InvalidDefinition", e.getMessage(), 400);
    }
  }

  private static void check(State state, JsonNode mock) {
    boolean hasInside = !state.flows().isEmpty();
    if (mock.isMissingNode()) {
      if (hasInside) {
        throw new AwsError(
            "InvalidDefinition",
            "TestState API does not support Map or Parallel states. Supported state types include:"
                + " [Task, Wait, Pass, Succeed, Fail, Choice]",
            400);
      }
      return;
    }
    if (!hasInside && !(state instanceof State.Task)) {
      throw new AwsError(
          "ValidationException",
          "State type '"
              + state.getClass().getSimpleName()
              + "' is not supported when a mock is specified",
          400);
    }
    JsonNode result = json(mock, "result", null);
    if (hasInside && result != null && !result.isArray()) {
      throw new AwsError("ValidationException", "Mocked result must be an array.", 400);
    }
  }

  private static JsonNode mocked(JsonNode mock, JsonNode result) throws TaskFailure {
    JsonNode error = mock.path("errorOutput");
    if (!error.isMissingNode()) {
      throw new TaskFailure(error.path("error").textValue(), error.path("cause").textValue());
    }
    return result;
  }

  private static Map<String, JsonNode> variables(JsonNode request) {
    Map<String, JsonNode> variables = new HashMap<>();
    json(request, "variables", Json.MAPPER.createObjectNode())
        .properties()
        .forEach(variable -> variables.put(variable.getKey(), variable.getValue()));
    return variables;
  }

  private static ExecutionIdentity identity(JsonNode request) {
    String machine = UUID.randomUUID().toString();
    String name = UUID.randomUUID().toString();
    return ExecutionIdentity.express(
        machine, name, UUID.randomUUID().toString(), request.path("roleArn").asText());
  }

  /** A field that holds JSON text. */
  private static JsonNode json(JsonNode object, String field, JsonNode otherwise) {
    JsonNode text = object.path(field);
    if (text.isMissingNode()) {
      return otherwise;
    }
    try {
      return Json.parse(text.asText());
    } catch (UncheckedIOException e) {
      throw new AwsError(
          "ValidationException", "The field '" + field + "' is not a valid JSON text", 400);
    }
  }

  private static ObjectNode answer(SingleState.Outcome outcome, String level) {
    ObjectNode answer = Json.MAPPER.createObjectNode().put("status", outcome.status().name());
    if (outcome.output() != null) {
      answer.put("output", outcome.output().toString());
    }
    if (outcome.error() != null) {
      answer.put("error", outcome.error());
    }
    if (outcome.cause() != null) {
      answer.put("cause", outcome.cause());
    }
    if (outcome.nextState() != null) {
      answer.put("nextState", outcome.nextState());
    }
    if (!level.equals("INFO")) {
      answer.set("inspectionData", outcome.inspection());
    }
    return answer;
  }
}
