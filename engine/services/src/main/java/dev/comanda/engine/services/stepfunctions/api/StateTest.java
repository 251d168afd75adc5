package dev.comanda.engine.services.stepfunctions.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.engine.aws.AwsError;
import dev.comanda.engine.aws.Json;
import dev.comanda.engine.states.asl.InvalidDefinitionException;
import dev.comanda.engine.states.asl.Parser;
import dev.comanda.engine.states.asl.QueryLanguage;
import dev.comanda.engine.states.execution.ExecutionIdentity;
import dev.comanda.engine.states.execution.SingleState;
import dev.comanda.engine.states.task.TaskRunner;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

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
    Requests.checkOneOf(request, "inspectionLevel", List.of("INFO", "DEBUG", "TRACE"));
    Parser.Tested tested = tested(request);
    Mock mock = Mock.read(request, tested.state());
    if (tested.language() == QueryLanguage.JSONPATH) {
      throw new AwsError("ValidationException", Parser.JSONATA_ONLY, 400);
    }
    JsonNode input = Requests.json(request, "input", Json.object());
    JsonNode configuration = request.path("stateConfiguration");
    Function<JsonNode, String> texts = value -> text(value, request, input, mock);
    SingleState.Outcome outcome =
        SingleState.run(
            tested.state(),
            new SingleState.Setting(
                identity(request),
                input,
                variables(request),
                mock == null ? tasks : mock,
                Requests.json(request, "context", null),
                Requests.json(configuration, "mapItemReaderData", null),
                configuration.path("mapIterationFailureCount").asInt(),
                configuration.path("retrierRetryCount").asInt(),
                texts));
    return answer(outcome, request.path("inspectionLevel").asText("INFO"), texts);
  }

  private static Parser.Tested tested(JsonNode request) {
    String definition = request.path("definition").asText();
    String name = request.path("stateName").textValue();
    try {
      if (name == null) {
        return Parser.parseLoneState(definition, NAME);
      }
      Parser.Tested tested = Parser.parseState(definition, name);
      if (tested != null) {
        return tested;
      }
      throw new AwsError("ValidationException", "State not found: " + name, 400);
    } catch (InvalidDefinitionException e) {
      throw new AwsError("InvalidDefinition", e.getMessage(), 400);
    }
  }

  /** The text of a value: its own where it was given in the request, so that blanks remain. */
  private static String text(JsonNode value, JsonNode request, JsonNode input, Mock mock) {
    if (mock != null && value == mock.result()) {
      return request.at("/mock/result").asText();
    }
    return value == input && request.has("input")
        ? request.get("input").asText()
        : value.toString();
  }

  private static Map<String, JsonNode> variables(JsonNode request) {
    Map<String, JsonNode> variables = new HashMap<>();
    Requests.json(request, "variables", Json.object())
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

  private static ObjectNode answer(
      SingleState.Outcome outcome, String level, Function<JsonNode, String> texts) {
    ObjectNode answer = Json.object().put("status", outcome.status().name());
    if (outcome.output() != null) {
      answer.put("output", texts.apply(outcome.output()));
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
