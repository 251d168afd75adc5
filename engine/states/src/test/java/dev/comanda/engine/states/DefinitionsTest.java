package dev.comanda.engine.states;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.engine.states.asl.InvalidDefinitionException;
import dev.comanda.engine.states.asl.Parser;
import dev.comanda.engine.states.execution.ExecutionIdentity;
import dev.comanda.engine.states.execution.ExecutionResult;
import dev.comanda.engine.states.execution.Interpreter;
import dev.comanda.engine.states.execution.Pauses;
import dev.comanda.engine.states.history.EventDetails;
import dev.comanda.engine.states.history.HistoryEvent;
import dev.comanda.engine.states.task.TaskCall;
import dev.comanda.engine.states.task.TaskFailure;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs every file of {@code cases}, and has every file of {@code refused} refused. */
class DefinitionsTest {

  private static final ExecutionIdentity IDENTITY =
      ExecutionIdentity.express("TestMachine", "test", "1", "arn:aws:iam::000000000000:role/test");

  static List<String> cases() {
    return DefinitionFiles.names(DefinitionsTest.class, "cases");
  }

  static List<String> refused() {
    return DefinitionFiles.names(DefinitionsTest.class, "refused");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void behavesAsItsFileSays(String name) {
    JsonNode file = DefinitionFiles.read(DefinitionsTest.class, "cases", name);
    var tasks = new ScriptedTasks(file.path("tasks"));

    ExecutionResult result =
        new Interpreter(tasks::run, Pauses.skipped())
            .run(Parser.parse(DefinitionFiles.definition(file)), file.get("input"), IDENTITY);

    JsonNode expected = file.get("expect");
    assertThat(result.status().name())
        .as(result.cause())
        .isEqualTo(expected.get("status").asText());
    if (expected.has("output")) {
      assertThat(result.output().toString()).isEqualTo(expected.get("output").toString());
    }
    assertThat(result.error()).isEqualTo(expected.path("error").textValue());
    assertThat(result.cause()).isEqualTo(expected.path("cause").textValue());
    if (expected.has("arguments")) {
      assertThat(tasks.arguments).isEqualTo(expected.get("arguments"));
    }
    if (expected.has("variables")) {
      assertThat(assigned(result.history())).isEqualTo(expected.get("variables"));
    }
    if (expected.has("events")) {
      assertThat(result.history().stream().map(event -> event.type().awsName()))
          .containsExactlyElementsOf(
              expected.get("events").valueStream().map(JsonNode::asText).toList());
    }
    if (expected.has("previous")) {
      assertThat(result.history().stream().map(HistoryEvent::previousEventId))
          .containsExactlyElementsOf(
              expected.get("previous").valueStream().map(JsonNode::asLong).toList());
    }
    if (expected.has("waited")) {
      Duration taken = Duration.between(result.startedAt(), result.stoppedAt());
      assertThat(taken.toSeconds()).isEqualTo(expected.get("waited").asLong());
    }
  }

  @ParameterizedTest
  @MethodSource("refused")
  void isRefusedAsItsFileSays(String name) {
    JsonNode file = DefinitionFiles.read(DefinitionsTest.class, "refused", name);

    assertThatThrownBy(() -> Parser.parse(DefinitionFiles.definition(file)))
        .isInstanceOf(InvalidDefinitionException.class)
        .hasMessage("Invalid State Machine Definition: '" + file.get("refused").asText() + "'");
  }

  /** The last value of every variable that was set. */
  private static JsonNode assigned(List<HistoryEvent> history) {
    ObjectNode variables = Json.MAPPER.createObjectNode();
    for (HistoryEvent event : history) {
      if (event.details() instanceof EventDetails.StateExited exited) {
        exited.assigned().forEach(variables::set);
      }
    }
    return variables;
  }

  /** Answers each state's tasks in the order of the file, and notes their arguments. */
  private static final class ScriptedTasks {
    private final Map<String, Deque<JsonNode>> answers = new HashMap<>();
    private final ObjectNode arguments = Json.MAPPER.createObjectNode();

    ScriptedTasks(JsonNode tasks) {
      tasks
          .properties()
          .forEach(
              state ->
                  answers.put(
                      state.getKey(), new ArrayDeque<>(state.getValue().valueStream().toList())));
    }

    JsonNode run(TaskCall call) throws TaskFailure {
      ((ArrayNode) arguments.withArray("/" + call.state())).add(call.arguments());
      JsonNode answer = answers.get(call.state()).remove();
      if (answer.has("error")) {
        throw new TaskFailure(answer.get("error").asText(), answer.path("cause").textValue());
      }
      if (answer.has("resultOfBytes")) {
        int quotes = 2;
        String text = "x".repeat(answer.get("resultOfBytes").asInt() - quotes);
        return Json.MAPPER.getNodeFactory().textNode(text);
      }
      return answer.get("result");
    }
  }
}
