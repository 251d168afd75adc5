package dev.comanda.engine.services.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.comanda.engine.aws.service.Created;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;
import software.amazon.awssdk.services.sfn.model.IncludedData;
import software.amazon.awssdk.services.sfn.model.InvalidExecutionInputException;
import software.amazon.awssdk.services.sfn.model.StartSyncExecutionResponse;
import software.amazon.awssdk.services.sfn.model.StateMachineDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.SyncExecutionStatus;

/** What the AWS SDK is told of executions, later and while they run. */
class ExecutionHistoryTest extends StepFunctionsUnderTest {

  @Test
  void startsAnExecutionAndTellsAboutItLater() {
    String arn =
        sfn.startExecution(r -> r.stateMachineArn(echo.ref()).name("later").input("{\"b\":1}"))
            .executionArn();

    Awaitility.await()
        .atMost(Duration.ofSeconds(10))
        .until(
            () ->
                sfn.describeExecution(r -> r.executionArn(arn)).status()
                    == ExecutionStatus.SUCCEEDED);
    assertThat(sfn.describeExecution(r -> r.executionArn(arn)).output()).isEqualTo("{\"b\":1}");
    assertThat(
            sfn.listExecutions(
                    r -> r.stateMachineArn(echo.ref()).statusFilter(ExecutionStatus.SUCCEEDED))
                .executions())
        .extracting(execution -> execution.name())
        .contains("later");
  }

  @Test
  void keepsTheHistoryOfAnExecution() {
    String arn = run(echo, "{}").executionArn();

    List<HistoryEvent> events = sfn.getExecutionHistory(r -> r.executionArn(arn)).events();

    assertThat(events)
        .extracting(HistoryEvent::type)
        .containsExactly(
            HistoryEventType.EXECUTION_STARTED,
            HistoryEventType.TASK_STATE_ENTERED,
            HistoryEventType.TASK_SCHEDULED,
            HistoryEventType.TASK_STARTED,
            HistoryEventType.TASK_SUCCEEDED,
            HistoryEventType.TASK_STATE_EXITED,
            HistoryEventType.EXECUTION_SUCCEEDED);
    assertThat(events)
        .extracting(HistoryEvent::previousEventId)
        .containsExactly(0L, 0L, 2L, 3L, 4L, 5L, 6L);
    assertThat(events.get(2).taskScheduledEventDetails().parameters())
        .isEqualTo("{\"FunctionName\":\"echo\",\"Payload\":{}}");
    assertThat(events.get(5).stateExitedEventDetails().output()).isEqualTo("{}");
  }

  @Test
  void tellsTheHistoryWhileTheExecutionRuns() {
    Created waiting =
        create(
            "Waiting",
            """
            {"QueryLanguage": "JSONata", "StartAt": "W", "States": {"W": {
              "Type": "Wait", "Seconds": 120, "End": true}}}
            """);
    String arn = sfn.startExecution(r -> r.stateMachineArn(waiting.ref())).executionArn();

    Awaitility.await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(
            () ->
                assertThat(sfn.getExecutionHistory(r -> r.executionArn(arn)).events())
                    .extracting(HistoryEvent::type)
                    .containsExactly(
                        HistoryEventType.EXECUTION_STARTED, HistoryEventType.WAIT_STATE_ENTERED));
    assertThat(sfn.describeExecution(r -> r.executionArn(arn)).status())
        .isEqualTo(ExecutionStatus.RUNNING);
  }

  @Test
  void leavesTheDataOutForWhoAsksForMetadataOnly() {
    StartSyncExecutionResponse response =
        sfn.startSyncExecution(
            r ->
                r.stateMachineArn(echo.ref())
                    .input("{\"secret\":1}")
                    .includedData(IncludedData.METADATA_ONLY));

    assertThat(response.status()).isEqualTo(SyncExecutionStatus.SUCCEEDED);
    assertThat(response.input()).isNull();
    assertThat(response.output()).isNull();
    assertThat(response.outputDetails().included()).isFalse();
  }

  @Test
  void tellsTheHistoryInPages() {
    String arn = run(echo, "{}").executionArn();

    List<Long> ids =
        sfn
            .getExecutionHistoryPaginator(r -> r.executionArn(arn).maxResults(3).reverseOrder(true))
            .events()
            .stream()
            .map(HistoryEvent::id)
            .toList();

    assertThat(ids).containsExactly(7L, 6L, 5L, 4L, 3L, 2L, 1L);
  }

  @Test
  void refusesWhatDoesNotExist() {
    String machine = "arn:aws:states:us-east-1:000000000000:stateMachine:none";
    assertThatThrownBy(() -> sfn.startSyncExecution(r -> r.stateMachineArn(machine)))
        .isInstanceOf(StateMachineDoesNotExistException.class)
        .hasMessageContaining("State Machine Does Not Exist: '" + machine + "'");
    assertThatThrownBy(() -> sfn.describeExecution(r -> r.executionArn("arn:none")))
        .isInstanceOf(ExecutionDoesNotExistException.class);
    assertThatThrownBy(() -> run(echo, "{not json"))
        .isInstanceOf(InvalidExecutionInputException.class);
  }
}
