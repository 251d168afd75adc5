package dev.comanda.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.engine.states.execution.ExecutionResult;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs every case. */
class WorkflowCasesTest {

  static List<WorkflowCase> cases() {
    return WorkflowCase.all();
  }

  static List<String> workflows() {
    return Definitions.workflows();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void behavesAsTheCaseSays(WorkflowCase each) {
    JsonNode expected = each.json();
    ScriptedTasks tasks = each.tasks();
    ExecutionResult result = each.run(tasks);

    assertThat(tasks.surprises()).isEmpty();
    assertThat(result.status()).as(result.cause()).hasToString(expected.get("status").asText());
    assertThat(result.output()).isEqualTo(expected.get("output"));
    assertThat(result.error()).isEqualTo(expected.path("error").asText(null));
    assertThat(counted(tasks.calls(), expected.get("calls"))).isEqualTo(expected.get("calls"));
  }

  @ParameterizedTest
  @MethodSource("workflows")
  void everyWayFromStateToStateIsTakenInACase(String workflow) {
    Set<Step> taken = new TreeSet<>();
    for (WorkflowCase each : WorkflowCase.of(workflow)) {
      taken.addAll(Step.in(each.run(each.tasks()).history()));
    }

    assertThat(taken).containsAll(Step.of(workflow));
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
