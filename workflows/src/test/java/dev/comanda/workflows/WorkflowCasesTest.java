package dev.comanda.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.engine.states.execution.ExecutionResult;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs every case in {@code cases/<workflow>/}. A case tells the input, what the tasks answer
 * ({@link ScriptedTasks}) and what comes of it: status, output or error, and for every state that
 * called something how often, or with which arguments.
 */
class WorkflowCasesTest {

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("cases")
  void behavesAsTheCaseSays(String workflow, String behaviour, JsonNode expected) {
    ScriptedTasks tasks = new ScriptedTasks(expected.get("tasks"));
    ExecutionResult result = Workflow.named(workflow).run(input(expected), tasks);

    assertThat(tasks.surprises()).isEmpty();
    assertThat(result.status()).as(result.cause()).hasToString(expected.get("status").asText());
    assertThat(result.output()).isEqualTo(expected.get("output"));
    assertThat(result.error()).isEqualTo(expected.path("error").asText(null));
    assertThat(counted(tasks.calls(), expected.get("calls"))).isEqualTo(expected.get("calls"));
  }

  static Stream<Arguments> cases() throws IOException, URISyntaxException {
    Path cases = Path.of(WorkflowCasesTest.class.getResource("/cases").toURI());
    try (Stream<Path> files = Files.walk(cases)) {
      List<Path> all = files.filter(Files::isRegularFile).sorted().toList();
      return all.stream().map(WorkflowCasesTest::read);
    }
  }

  private static Arguments read(Path file) {
    String workflow = file.getParent().getFileName().toString();
    JsonNode json =
        Definitions.parse(Definitions.text("cases/" + workflow + "/" + file.getFileName()));
    return Arguments.of(workflow, json.get("behaviour").asText(), json);
  }

  /** The input, with the order of a file where it names one. */
  private static JsonNode input(JsonNode expected) {
    JsonNode input = expected.get("input").deepCopy();
    input.forEach(
        record -> {
          if (record.path("order").isTextual()) {
            ((ObjectNode) record)
                .set("order", Definitions.parse(Definitions.text(record.get("order").asText())));
          }
        });
    return input;
  }

  /** The calls, given as a number where the case expects one. */
  private static JsonNode counted(Map<String, List<JsonNode>> calls, JsonNode expected) {
    Map<String, Object> counted = new TreeMap<>();
    calls.forEach(
        (state, arguments) ->
            counted.put(
                state, expected.path(state).isInt() ? (Object) arguments.size() : arguments));
    return Definitions.JSON.valueToTree(counted);
  }
}
