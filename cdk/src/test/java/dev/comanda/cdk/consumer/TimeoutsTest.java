package dev.comanda.cdk.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.cdk.assembly.Assembly;
import dev.comanda.cdk.assembly.Resource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever waits for something waits for longer than that may take. */
class TimeoutsTest {

  /** A pipe gives up its target after five minutes. */
  private static final int PIPE_SECONDS = 300;

  private final Assembly dev = Assembly.dev();

  @ParameterizedTest
  @MethodSource("dev.comanda.cdk.consumer.WorkflowsTest#machines")
  void timeoutsNest(Resource machine) {
    JsonNode definition = dev.workflow(machine);
    int workflow = definition.path("TimeoutSeconds").asInt();

    assertThat(workflow).isPositive().isLessThan(PIPE_SECONDS);
    assertThat(tasks(definition))
        .isNotEmpty()
        .allSatisfy(
            task -> assertThat(task.path("TimeoutSeconds").asInt()).isBetween(1, workflow - 1));
    assertThat(tasks(definition))
        .filteredOn(task -> task.path("Resource").asText().endsWith(":lambda:invoke"))
        .allSatisfy(
            task ->
                assertThat(task.path("TimeoutSeconds").asInt()).isGreaterThan(functionTimeout()));
  }

  @Test
  void queuesHideMessagesSixTimesAsLongAsTheyCanBeWorkedOn() {
    int longest =
        WorkflowsTest.machines()
            .map(dev::workflow)
            .mapToInt(w -> w.path("TimeoutSeconds").asInt())
            .max()
            .orElse(0);

    assertThat(Consumer.in(dev))
        .isNotEmpty()
        .allSatisfy(
            consumer ->
                assertThat(consumer.queue().at("/VisibilityTimeout").asInt())
                    .isGreaterThanOrEqualTo(6 * longest));
  }

  @Test
  void apiFunctionsAnswerBeforeTheApiGivesUp() {
    assertThat(dev.resources("AWS::ApiGatewayV2::Integration"))
        .allSatisfy(
            integration ->
                assertThat(integration.at("/TimeoutInMillis").asInt() / 1000)
                    .isGreaterThan(functionTimeout())
                    .isLessThan(30));
  }

  private int functionTimeout() {
    return dev.resources("AWS::Lambda::Function").stream()
        .mapToInt(function -> function.at("/Timeout").asInt())
        .max()
        .orElseThrow();
  }

  private static List<JsonNode> tasks(JsonNode definition) {
    return definition.findParents("Type").stream()
        .filter(state -> state.path("Type").asText().equals("Task"))
        .toList();
  }
}
