package dev.comanda.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.local.assembly.Created;
import dev.comanda.local.assembly.Resource;
import dev.comanda.local.door.AwsClient;
import dev.comanda.local.door.AwsError;
import dev.comanda.local.door.AwsResponse;
import dev.comanda.local.door.Caller;
import dev.comanda.local.door.Door;
import dev.comanda.local.door.Faults;
import dev.comanda.local.door.Json;
import dev.comanda.local.lambda.fixture.ActingHandler;
import dev.comanda.local.lambda.fixture.BrokenHandler;
import dev.comanda.local.lambda.fixture.EchoHandler;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LambdaServiceTest {

  @TempDir static Path folder;

  private static LambdaService lambda;
  private static AwsClient client;

  @BeforeAll
  static void start() {
    Door door = new Door(new Faults());
    Path jar = FunctionJar.in(folder);
    lambda = new LambdaService(door, URI.create("http://127.0.0.1:4500"), 0, folder, key -> jar);
    client = new AwsClient(door, Caller.CLIENT);
    create("Echo", EchoHandler.class, 128, 5);
    create("Acting", ActingHandler.class, 128, 20);
    create("Hanging", ActingHandler.class, 128, 2);
    create("Broken", BrokenHandler.class, 128, 5);
  }

  @AfterAll
  static void stop() {
    lambda.close();
  }

  @Test
  void runsAStreamHandlerWithTheExactBytes() {
    AwsResponse answer = invoke("Echo", "{\"text\": \"ñ€😀\",  \"spaced\" : 1.50}");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.headers())
        .containsEntry("x-amz-executed-version", "$LATEST")
        .doesNotContainKey("x-amz-function-error");
    assertThat(new String(answer.body(), StandardCharsets.UTF_8))
        .isEqualTo("{\"text\": \"ñ€😀\",  \"spaced\" : 1.50}");
  }

  @Test
  void tellsTheFunctionWhoItIs() {
    JsonNode told = act("{\"act\":\"describe\"}");

    assertThat(told.path("functionName").asText()).isEqualTo("Shop-Acting");
    assertThat(told.path("arn").asText())
        .isEqualTo("arn:aws:lambda:us-east-1:000000000000:function:Shop-Acting");
    assertThat(told.path("version").asText()).isEqualTo("$LATEST");
    assertThat(told.path("memory").asInt()).isEqualTo(128);
    assertThat(told.path("remaining").asInt()).isBetween(1, 20_000);
    assertThat(told.path("requestId").asText()).hasSize(36);
    assertThat(told.path("traceHeader").asText()).startsWith("Root=1-");
    assertThat(told.path("timeZone").asText()).isEqualTo("UTC");
    assertThat(told.path("maxHeap").asLong()).isBetween(100L << 20, 109L << 20);
  }

  @Test
  void givesLambdasEnvironmentVariablesAndNothingOfTheParent() {
    JsonNode variables = act("{\"act\":\"describe\"}").path("variables");

    assertThat(variables.path("GREETING").asText()).isEqualTo("hola");
    assertThat(variables.path("AWS_ACCESS_KEY_ID").asText()).isEqualTo("Acting");
    assertThat(variables.path("AWS_ENDPOINT_URL").asText()).isEqualTo("http://127.0.0.1:4500");
    assertThat(variables.path("AWS_REGION").asText()).isEqualTo("us-east-1");
    assertThat(variables.path("AWS_LAMBDA_FUNCTION_MEMORY_SIZE").asText()).isEqualTo("128");
    assertThat(variables.path("_HANDLER").asText()).endsWith("ActingHandler::handleRequest");
    Set<String> names = new HashSet<>();
    variables.fieldNames().forEachRemaining(names::add);
    names.removeIf(name -> name.startsWith("AWS_") || name.startsWith("LAMBDA_"));
    assertThat(names).containsExactlyInAnyOrder("_HANDLER", "GREETING", "LANG", "PATH", "TZ");
  }

  @Test
  void reusesAWarmEnvironment() {
    JsonNode first = act("{\"act\":\"describe\"}");
    JsonNode second = act("{\"act\":\"describe\"}");

    assertThat(second.path("pid").asLong()).isEqualTo(first.path("pid").asLong());
    assertThat(second.path("invocations").asInt()).isEqualTo(first.path("invocations").asInt() + 1);
  }

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
  void runsAsManyEnvironmentsAsItsBoundAndMakesTheRestWait() {
    create("Crowd", ActingHandler.class, 128, 20);
    ExecutorService callers = Executors.newFixedThreadPool(8);
    try {
      List<CompletableFuture<String>> calls = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        calls.add(
            CompletableFuture.supplyAsync(
                () ->
                    new String(
                        invoke("Crowd", "{\"act\":\"wait\",\"millis\":300}").body(),
                        StandardCharsets.UTF_8),
                callers));
      }
      Set<String> pids = new HashSet<>();
      calls.forEach(call -> pids.add(call.join()));

      assertThat(pids).hasSize(Math.max(2, Runtime.getRuntime().availableProcessors()));
    } finally {
      callers.shutdown();
    }
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

  @Test
  void replacesAnIdleEnvironmentThatWasKilled() {
    JsonNode before = act("{\"act\":\"describe\"}");
    String environment = before.path("variables").path("AWS_SESSION_TOKEN").asText();

    assertThat(lambda.exists("Acting")).isTrue();
    assertThat(lambda.exists("Nobody")).isFalse();
    assertThat(lambda.kill("Acting", "another")).isFalse();
    assertThat(lambda.kill("Acting", environment)).isTrue();
    JsonNode after = act("{\"act\":\"describe\"}");
    assertThat(after.path("pid").asLong()).isNotEqualTo(before.path("pid").asLong());
    assertThat(lambda.kill("Acting", environment)).isFalse();
  }

  @Test
  void writesTheOutputOfAFunctionIntoItsLog() throws Exception {
    invoke("Acting", "{\"act\":\"throw\"}");

    assertThat(Files.readString(folder.resolve("logs/Acting.log")))
        .contains("START RequestId: ")
        .contains("acting throw")
        .contains("java.lang.IllegalStateException: said \"no\"")
        .containsPattern("REPORT RequestId: .*\tDuration: .* ms\tBilled Duration: ");
  }

  @Test
  void startsFasterWithAnArchiveOfClassDataOnceItIsMade() {
    lambda.start();
    await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> folder.resolve("lambda").toFile().list((f, n) -> n.endsWith(".jsa")).length > 0);
    create("Archived", ActingHandler.class, 128, 5);
    AwsResponse answer = invoke("Archived", "{\"act\":\"describe\"}");

    assertThat(Json.parse(answer.body()).path("flags").toString())
        .contains("-XX:SharedArchiveFile=");
  }

  @Test
  void callsVersionsAndAliases() {
    Created version = create("Version", "AWS::Lambda::Version", "{\"FunctionName\":\"Shop-Echo\"}");
    Created alias =
        create(
            "Live",
            "AWS::Lambda::Alias",
            "{\"FunctionName\":\"Shop-Echo\",\"Name\":\"live\",\"FunctionVersion\":\"1\"}");

    assertThat(version.attributes()).containsEntry("Version", "1");
    assertThat(alias.ref()).endsWith(":function:Shop-Echo:live");
    assertThat(client.invoke(alias.ref(), "{}".getBytes(StandardCharsets.UTF_8)).headers())
        .containsEntry("x-amz-executed-version", "1");
    assertThatThrownBy(() -> client.invoke("Shop-Echo:dead", new byte[0]))
        .isInstanceOf(AwsError.class);
  }

  @Test
  void refusesWhatItCannotHonour() {
    assertThatThrownBy(
            () ->
                create(
                    "Node",
                    "AWS::Lambda::Function",
                    "{\"Runtime\":\"nodejs22.x\",\"Code\":{\"S3Key\":\"k\"}}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Runtime");
    assertThatThrownBy(() -> create("Layered", "AWS::Lambda::Function", "{\"Layers\":[\"x\"]}"))
        .hasMessageContaining("Layers");
  }

  private static JsonNode act(String event) {
    AwsResponse answer = invoke("Acting", event);
    assertThat(answer.headers()).doesNotContainKey("x-amz-function-error");
    return Json.parse(answer.body());
  }

  private static AwsResponse invoke(String function, String event) {
    return client.invoke("Shop-" + function, event.getBytes(StandardCharsets.UTF_8));
  }

  private static void create(String id, Class<?> handler, int memory, int timeout) {
    create(id, "AWS::Lambda::Function", properties(handler, memory, timeout).toString());
  }

  private static void create(String id, Class<?> handler, int memory, int timeout, int reserved) {
    ObjectNode properties = properties(handler, memory, timeout);
    properties.put("ReservedConcurrentExecutions", reserved);
    create(id, "AWS::Lambda::Function", properties.toString());
  }

  private static ObjectNode properties(Class<?> handler, int memory, int timeout) {
    ObjectNode properties = Json.MAPPER.createObjectNode();
    properties.put("Runtime", "java21").put("Handler", handler.getName() + "::handleRequest");
    properties.put("MemorySize", memory).put("Timeout", timeout);
    properties.putObject("Code").put("S3Bucket", "assets").put("S3Key", "key.jar");
    properties.putObject("Environment").putObject("Variables").put("GREETING", "hola");
    return properties;
  }

  private static Created create(String id, String type, String properties) {
    return lambda.create(new Resource("Shop", id, type, (ObjectNode) Json.parse(properties)));
  }
}
