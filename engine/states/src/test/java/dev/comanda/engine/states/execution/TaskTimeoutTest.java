package dev.comanda.engine.states.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.engine.states.Json;
import dev.comanda.engine.states.asl.Parser;
import dev.comanda.engine.states.execution.ExecutionResult.Status;
import dev.comanda.engine.states.history.EventType;
import dev.comanda.engine.states.history.HistoryEvent;
import dev.comanda.engine.states.task.TaskRunner;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tasks that do not end by themselves. Each test waits for one real second. */
@Timeout(20)
class TaskTimeoutTest {

  private static final TaskRunner NEVER_ENDS =
      call -> {
        try {
          new CountDownLatch(1).await();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
        throw new IllegalStateException("interrupted");
      };

  @Test
  void aTaskIsInterruptedWhenItsTimeIsUp() {
    ExecutionResult result = run("", "\"TimeoutSeconds\": \"{% $states.input.seconds %}\",");

    assertThat(result.status()).isEqualTo(Status.FAILED);
    assertThat(result.error()).isEqualTo("States.Timeout");
    assertThat(result.cause()).isNull();
    assertThat(result.history())
        .extracting(HistoryEvent::type)
        .contains(EventType.TASK_TIMED_OUT)
        .doesNotContain(EventType.TASK_FAILED);
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @Test
  void aTaskWithoutHeartbeatsFailsBeforeItsTimeIsUp() {
    ExecutionResult result = run("", "\"TimeoutSeconds\": 60, \"HeartbeatSeconds\": 1,");

    assertThat(result.error()).isEqualTo("States.Timeout");
  }

  @ParameterizedTest
  @ValueSource(strings = {"States.HeartbeatTimeout", "States.Timeout"})
  void aMissingHeartbeatIsCaughtByBothItsNames(String name) {
    ExecutionResult result =
        run(
            "",
            "\"HeartbeatSeconds\": 1, \"Catch\": [{\"ErrorEquals\": [\"%s\"], \"Next\": \"Never\"}],"
                .formatted(name));

    assertThat(result.output().get("Error").asText()).isEqualTo("States.Timeout");
  }

  @Test
  void aTimeoutIsNoMissingHeartbeat() {
    ExecutionResult result =
        run(
            "",
            "\"TimeoutSeconds\": 1,"
                + " \"Catch\": [{\"ErrorEquals\": [\"States.HeartbeatTimeout\"], \"Next\": \"Never\"}],");

    assertThat(result.status()).isEqualTo(Status.FAILED);
  }

  @Test
  void theExecutionsTimeCannotBeCaught() {
    ExecutionResult result =
        run(
            "\"TimeoutSeconds\": 1,",
            "\"Catch\": [{\"ErrorEquals\": [\"States.ALL\"], \"Next\": \"Never\"}],");

    assertThat(result.status()).isEqualTo(Status.TIMED_OUT);
    assertThat(result.error()).isNull();
  }

  private static ExecutionResult run(String machineField, String taskField) {
    String definition =
        """
        {"QueryLanguage": "JSONata", "StartAt": "T", %s "States": {
          "T": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", %s
                "Arguments": {"FunctionName": "f"}, "Next": "Never"},
          "Never": {"Type": "Succeed"}}}
        """
            .formatted(machineField, taskField);
    return new Interpreter(NEVER_ENDS, Pauses.real())
        .run(
            Parser.parse(definition),
            Json.parse("{\"seconds\": 1}"),
            ExecutionIdentity.express("m", "e", "1", "role"));
  }
}
