package dev.comanda.engine.states.execution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.engine.states.Json;
import dev.comanda.engine.states.asl.Parser;
import dev.comanda.engine.states.execution.ExecutionResult.Status;
import dev.comanda.engine.states.task.TaskCall;
import dev.comanda.engine.states.task.TaskFailure;
import dev.comanda.engine.states.task.TaskRunner;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Branches that really run at the same time, on the real clock. */
@Timeout(20)
class BranchesTest {

  private final PooledFork fork = new PooledFork(4);

  @AfterEach
  void close() {
    fork.close();
  }

  @Test
  void aFailedBranchStopsTheOthersWhateverTheyRetry() {
    var waiting = new CountDownLatch(1);
    var attempts = new AtomicInteger();
    TaskRunner tasks =
        call -> {
          if (call.state().equals("Failing")) {
            awaitQuietly(waiting);
            throw new TaskFailure("Broken", "why");
          }
          attempts.incrementAndGet();
          waiting.countDown();
          awaitQuietly(new CountDownLatch(1));
          throw new TaskFailure("Interrupted", null);
        };

    ExecutionResult result =
        run(
            """
            {"StartAt": "P", "QueryLanguage": "JSONata", "States": {"P": {
              "Type": "Parallel", "End": true, "Branches": [
                {"StartAt": "Failing", "States": {"Failing": {
                  "Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "End": true}}},
                {"StartAt": "Waiting", "States": {"Waiting": {
                  "Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "End": true,
                  "Retry": [{"ErrorEquals": ["States.ALL"], "IntervalSeconds": 60}]}}}]}}}
            """,
            tasks,
            "{}");

    assertThat(result.status()).isEqualTo(Status.FAILED);
    assertThat(result.error()).isEqualTo("Broken");
    assertThat(attempts).hasValue(1);
    assertThat(result.history())
        .extracting(event -> event.type().awsName())
        .contains("TaskStateAborted")
        .endsWith("ParallelStateFailed", "ExecutionFailed");
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @Test
  void theTimeOfTheExecutionEndsAllBranches() {
    ExecutionResult result =
        run(
            """
            {"StartAt": "M", "QueryLanguage": "JSONata", "TimeoutSeconds": 1, "States": {"M": {
              "Type": "Map", "End": true, "ItemProcessor": {"StartAt": "W", "States": {"W": {
                "Type": "Wait", "Seconds": 60, "End": true}}}}}}
            """,
            call -> null,
            "[1, 2, 3]");

    assertThat(result.status()).isEqualTo(Status.TIMED_OUT);
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @Test
  void everyIterationHasItsOwnVariables() {
    ExecutionResult result =
        run(
            """
            {"StartAt": "M", "QueryLanguage": "JSONata", "States": {"M": {
              "Type": "Map", "End": true, "ItemProcessor": {"StartAt": "A", "States": {
                "A": {"Type": "Pass", "Assign": {"mine": "{% $states.input %}"}, "Next": "T"},
                "T": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
                      "Output": "{% $mine %}", "End": true}}}}}}
            """,
            BranchesTest::echo, "[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]");

    assertThat(result.output()).isEqualTo(Json.parse("[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]"));
    assertThat(result.history()).extracting(event -> event.id()).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void tellsWhatWasAbortedFromTheInsideOut() {
    var waiting = new CountDownLatch(1);
    TaskRunner tasks =
        call -> {
          if (call.arguments().asInt() == 0) {
            awaitQuietly(waiting);
            throw new TaskFailure("Broken", "why");
          }
          waiting.countDown();
          awaitQuietly(new CountDownLatch(1));
          return call.arguments();
        };

    ExecutionResult result =
        run(
            """
            {"StartAt": "M", "QueryLanguage": "JSONata", "States": {"M": {
              "Type": "Map", "End": true, "ItemProcessor": {"StartAt": "P", "States": {"P": {
                "Type": "Parallel", "End": true, "Branches": [{"StartAt": "T", "States": {"T": {
                  "Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "End": true}}}]}}}}}}
            """,
            tasks,
            "[0, 1]");

    assertThat(result.error()).isEqualTo("Broken");
    assertThat(result.history())
        .extracting(event -> event.type().awsName())
        .containsSubsequence(
            "TaskStateAborted", "ParallelStateAborted", "MapIterationAborted", "MapStateFailed");
  }

  private static JsonNode echo(TaskCall call) {
    Thread.yield();
    return call.arguments();
  }

  private ExecutionResult run(String definition, TaskRunner tasks, String input) {
    return new Interpreter(tasks, Pauses.real(), fork)
        .run(
            Parser.parse(definition),
            Json.parse(input),
            ExecutionIdentity.express("m", "e", "1", "role"));
  }

  /** Waits, and forgets that it was interrupted, as careless code does. */
  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      // Forgotten on purpose.
    }
  }
}
