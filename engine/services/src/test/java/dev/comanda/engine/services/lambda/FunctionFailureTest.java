package dev.comanda.engine.services.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.engine.aws.AwsError;
import dev.comanda.engine.aws.AwsResponse;
import dev.comanda.engine.aws.Json;
import dev.comanda.engine.services.lambda.fixture.ActingHandler;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every way in which a call can fail, and that the next one does not. */
class FunctionFailureTest extends FunctionsUnderTest {

  @Test
  void reportsAnExceptionByItsFullNameAndKeepsTheEnvironment() {
    long before = act("{\"act\":\"describe\"}").path("pid").asLong();
    AwsResponse answer = invoke("Acting", "{\"act\":\"throw\"}");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.headers()).containsEntry("x-amz-function-error", "Unhandled");
    JsonNode error = Json.parse(answer.body());
    assertThat(error.path("errorType").asText()).isEqualTo("java.lang.IllegalStateException");
    assertThat(error.path("errorMessage").asText()).isEqualTo("said \"no\"\nin two lines");
    assertThat(error.path("stackTrace").get(0).asText()).contains("ActingHandler.handleRequest");
    assertThat(error.path("stackTrace").toString()).doesNotContain("lambda.runtime");
    assertThat(act("{\"act\":\"describe\"}").path("pid").asLong()).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"act\":\"exit\",\"status\":0}', 'Runtime exited without providing a reason'",
    "'{\"act\":\"exit\",\"status\":3}', 'Runtime exited with error: exit status 3'",
    "'{\"act\":\"crash\"}', 'Runtime exited with error: signal: killed'"
  })
  void reportsAnEnvironmentThatDiesAtWork(String event, String reason) {
    AwsResponse answer = invoke("Acting", event);

    assertThat(answer.headers()).containsEntry("x-amz-function-error", "Unhandled");
    JsonNode error = Json.parse(answer.body());
    assertThat(error.path("errorType").asText()).isEqualTo("Runtime.ExitError");
    assertThat(error.path("errorMessage").asText())
        .matches("RequestId: [0-9a-f-]{36} Error: " + reason);
    assertThat(act("{\"act\":\"describe\"}").path("invocations").asInt()).isPositive();
  }

  @Test
  void endsAnEnvironmentThatRunsOutOfMemory() {
    AwsResponse answer = invoke("Acting", "{\"act\":\"exhaust\"}");

    assertThat(Json.parse(answer.body()).path("errorType").asText())
        .isEqualTo("java.lang.OutOfMemoryError");
    assertThat(act("{\"act\":\"describe\"}").path("invocations").asInt()).isPositive();
  }

  @Test
  void endsAFunctionAtItsTimeout() throws Exception {
    AwsResponse answer = invoke("Hanging", "{\"act\":\"hang\"}");

    assertThat(answer.headers()).containsEntry("x-amz-function-error", "Unhandled");
    JsonNode error = Json.parse(answer.body());
    assertThat(error.path("errorType").asText()).isEqualTo("Sandbox.Timedout");
    assertThat(error.path("errorMessage").asText())
        .matches("RequestId: [0-9a-f-]{36} Error: Task timed out after 2.00 seconds");
    String log = Files.readString(folder.resolve("logs/Hanging.log"));
    assertThat(log).contains(" Task timed out after 2.00 seconds");
    Matcher duration = Pattern.compile("\tDuration: (\\d+)").matcher(log);
    assertThat(duration.find()).isTrue();
    assertThat(Integer.parseInt(duration.group(1))).isGreaterThanOrEqualTo(2000);
    Matcher pid = Pattern.compile("hang in process (\\d+)").matcher(log);
    assertThat(pid.find()).isTrue();
    Optional<ProcessHandle> process = ProcessHandle.of(Long.parseLong(pid.group(1)));
    await().until(() -> process.filter(ProcessHandle::isAlive).isEmpty());
  }

  @Test
  void reportsAHandlerThatCannotBeMade() {
    JsonNode error = Json.parse(invoke("Broken", "{}").body());

    assertThat(error.path("errorType").asText()).isEqualTo("java.lang.IllegalArgumentException");
    assertThat(error.path("errorMessage").asText()).isEqualTo("TABLE_NAME is not set");
    assertThat(Json.parse(invoke("Broken", "{}").body())).isEqualTo(error);
  }

  @Test
  void refusesAnAnswerOverSixMegabytes() {
    JsonNode error = Json.parse(invoke("Acting", "{\"act\":\"flood\"}").body());

    assertThat(error.path("errorType").asText()).isEqualTo("Function.ResponseSizeTooLarge");
    assertThat(act("{\"act\":\"describe\"}").path("invocations").asInt()).isPositive();
  }

  @Test
  void refusesARequestOverSixMegabytes() {
    assertThatThrownBy(() -> invoke("Echo", "\"" + "x".repeat(6 << 20) + "\""))
        .isInstanceOfSatisfying(
            AwsError.class,
            e -> {
              assertThat(e.code()).isEqualTo("RequestTooLargeException");
              assertThat(e.status()).isEqualTo(413);
            });
  }

  @Test
  void refusesAPayloadThatIsNotJson() {
    assertThatThrownBy(() -> invoke("Echo", "{not json"))
        .isInstanceOfSatisfying(
            AwsError.class, e -> assertThat(e.code()).isEqualTo("InvalidRequestContentException"));
  }

  @Test
  void doesNotKnowAFunctionThatWasNotCreated() {
    assertThatThrownBy(() -> invoke("Nobody", "{}"))
        .isInstanceOfSatisfying(
            AwsError.class,
            e -> {
              assertThat(e.code()).isEqualTo("ResourceNotFoundException");
              assertThat(e.status()).isEqualTo(404);
              assertThat(e.getMessage()).endsWith(":function:Shop-Nobody");
            });
  }

  @Test
  void throttlesBeyondTheReservedConcurrency() {
    create("Reserved", ActingHandler.class, 128, 20, 1);
    CompletableFuture<AwsResponse> busy =
        CompletableFuture.supplyAsync(
            () -> invoke("Reserved", "{\"act\":\"wait\",\"millis\":3000}"));
    await()
        .until(
            () -> {
              Path log = folder.resolve("logs/Reserved.log");
              return Files.exists(log) && Files.readString(log).contains("acting wait");
            });

    assertThatThrownBy(() -> invoke("Reserved", "{\"act\":\"describe\"}"))
        .isInstanceOfSatisfying(
            AwsError.class,
            e -> {
              assertThat(e.code()).isEqualTo("TooManyRequestsException");
              assertThat(e.status()).isEqualTo(429);
            });
    assertThat(busy.join().status()).isEqualTo(200);
    assertThat(invoke("Reserved", "{\"act\":\"describe\"}").status()).isEqualTo(200);
  }
}
