package dev.comanda.workflows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rules for every Retry and Catch of every workflow. */
class FailureHandlingTest {

  private static final int FUNCTION_TIMEOUT_SECONDS = 10;
  private static final int MAIL_LEASE_SECONDS = 12;

  /** What DynamoDB answers to a condition that does not hold: nothing has failed. */
  private static final List<String> ANSWER = List.of("DynamoDB.ConditionalCheckFailedException");

  private static final String IN_FLIGHT = "dev.comanda.email.MailInFlightException";

  static Stream<DefinedState> tasks() {
    return DefinedState.tasks();
  }

  @ParameterizedTest
  @MethodSource("tasks")
  void everyJavaErrorNameIsAnExceptionOfTheHandlers(DefinedState task) {
    Stream.concat(task.elements("Retry"), task.elements("Catch"))
        .flatMap(handling -> DefinedState.errorNames(handling).stream())
        .filter(name -> !name.matches("(States|Lambda|Sandbox|Sns|Sqs|DynamoDB|Runtime)\\..+"))
        .forEach(
            name ->
                assertThatCode(
                        () -> assertThat(Class.forName(name)).isAssignableTo(Throwable.class))
                    .as("Lambda reports the fully qualified name")
                    .doesNotThrowAnyException());
  }

  @ParameterizedTest
  @MethodSource("tasks")
  void everyTaskIsTriedAgainAndAnswersInTime(DefinedState task) {
    List<JsonNode> retriers = task.elements("Retry").toList();
    assertThat(retriers).isNotEmpty();
    assertThat(DefinedState.errorNames(retriers.get(retriers.size() - 1)))
        .containsExactly("States.ALL");
    assertThat(task.json().path("TimeoutSeconds").asInt())
        .isGreaterThan(task.calls("lambda:invoke") ? FUNCTION_TIMEOUT_SECONDS : 0);
  }

  @ParameterizedTest
  @MethodSource("tasks")
  void aTaskThatKeepsFailingIsAnsweredBeforeTheWorkflowTimesOut(DefinedState task) {
    long workflowSeconds = Definitions.stateMachine(task.workflow()).get("TimeoutSeconds").asLong();
    long attemptSeconds = task.json().get("TimeoutSeconds").asLong();
    task.elements("Retry")
        .forEach(
            retrier ->
                assertThat(
                        task.secondsBefore()
                            + attemptSeconds * (attempts(retrier) + 1)
                            + waits(retrier))
                    .as("%s, always failing with %s", task, retrier.get("ErrorEquals"))
                    .isLessThan(workflowSeconds));
  }

  @Test
  void waitingForAMailInFlightOutlastsTheLeaseOfAKilledSender() {
    JsonNode retrier =
        DefinedState.tasks()
            .flatMap(task -> task.elements("Retry"))
            .filter(each -> DefinedState.errorNames(each).contains(IN_FLIGHT))
            .findFirst()
            .orElseThrow();
    assertThat(waits(retrier)).isGreaterThan(MAIL_LEASE_SECONDS);
    assertThat(retrier.has("JitterStrategy")).as("jitter shortens the waits").isFalse();
  }

  @ParameterizedTest
  @MethodSource("tasks")
  void noCaughtFailureEndsWellWithoutADeadLetter(DefinedState task) {
    task.elements("Catch")
        .filter(catcher -> !DefinedState.errorNames(catcher).equals(ANSWER))
        .flatMap(catcher -> task.beside(catcher).endsWithout("sqs:sendMessage"))
        .forEach(
            end ->
                assertThat(
                        end.json().get("Type").asText().equals("Fail")
                            || end.json().at("/Output/outcome").asText().equals("failed"))
                    .as("%s may end at %s", task, end)
                    .isTrue());
  }

  @ParameterizedTest
  @MethodSource("tasks")
  void whatIsDeadLetteredIsNotTriedAgainFirst(DefinedState task) {
    task.elements("Catch")
        .filter(catcher -> task.beside(catcher).calls("sqs:sendMessage"))
        .forEach(
            permanent -> {
              JsonNode first = task.json().at("/Retry/0");
              assertThat(first.get("MaxAttempts").asInt()).isZero();
              assertThat(DefinedState.errorNames(first))
                  .containsExactlyElementsOf(DefinedState.errorNames(permanent));
            });
  }

  private static int attempts(JsonNode retrier) {
    return retrier.path("MaxAttempts").asInt(3);
  }

  private static double waits(JsonNode retrier) {
    double wait = retrier.path("IntervalSeconds").asDouble(1);
    double sum = 0;
    for (int i = 0; i < attempts(retrier); i++) {
      sum += wait;
      wait *= retrier.path("BackoffRate").asDouble(2);
    }
    return sum;
  }
}
