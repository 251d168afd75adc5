package dev.comanda.engine.services.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.engine.aws.AwsError;
import dev.comanda.engine.aws.AwsResponse;
import dev.comanda.engine.aws.Json;
import dev.comanda.engine.aws.service.Created;
import dev.comanda.engine.services.lambda.fixture.ActingHandler;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How functions run when all is well. */
class LambdaServiceTest extends FunctionsUnderTest {

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
  void replacesAnIdleEnvironmentThatWasKilled() {
    JsonNode before = act("{\"act\":\"describe\"}");
    String environment = before.path("variables").path("AWS_SESSION_TOKEN").asText();

    assertThat(lambda.caller("Acting").name()).isEqualTo("Acting");
    assertThat(lambda.caller("Nobody")).isNull();
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
  void startsFasterWithAnArchiveOfClassDataOnceItIsMade() throws Exception {
    Path earlier = Files.createFile(folder.resolve("lambda/classes-0123456789abcdef.jsa"));
    lambda.start();
    await().until(() -> Files.notExists(earlier));
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
    Created alias = alias("Shop-Echo", "1");

    assertThat(version.attributes()).containsEntry("Version", "1");
    assertThat(alias.ref()).endsWith(":function:Shop-Echo:live");
    assertThat(client.invoke(alias.ref(), "{}".getBytes(StandardCharsets.UTF_8)).headers())
        .containsEntry("x-amz-executed-version", "1");
  }

  @Test
  void runsEachVersionInEnvironmentsOfItsOwn() throws Exception {
    create("Versioned", ActingHandler.class, 128, 20);
    create("V1", "AWS::Lambda::Version", "{\"FunctionName\":\"Shop-Versioned\"}");
    Created live = alias("Shop-Versioned", "1");
    byte[] event = "{\"act\":\"describe\"}".getBytes(StandardCharsets.UTF_8);

    JsonNode latest = Json.parse(client.invoke("Shop-Versioned", event).body());
    JsonNode version = Json.parse(client.invoke(live.ref(), event).body());

    assertThat(latest.path("version").asText()).isEqualTo("$LATEST");
    assertThat(version.path("version").asText()).isEqualTo("1");
    assertThat(version.path("arn").asText()).endsWith(":Shop-Versioned:live");
    assertThat(version.path("pid").asLong()).isNotEqualTo(latest.path("pid").asLong());
    assertThat(version.path("variables").path("AWS_LAMBDA_LOG_STREAM_NAME").asText())
        .startsWith("[1]");
    assertThat(Files.readString(folder.resolve("logs/Versioned.log")))
        .containsPattern("START RequestId: .* Version: 1\n");
    assertThat(lambda.kill("Versioned", null)).isTrue();
  }

  @Test
  void doesNotKnowAQualifierThatWasNotMade() {
    assertThatThrownBy(() -> client.invoke("Shop-Echo:dead", new byte[0]))
        .isInstanceOfSatisfying(AwsError.class, LambdaServiceTest::isNotFound)
        .hasMessageEndingWith(":function:Shop-Echo:dead");
    assertThatThrownBy(() -> client.invoke("Shop-Echo:7", new byte[0]))
        .isInstanceOfSatisfying(AwsError.class, LambdaServiceTest::isNotFound);
    assertThatThrownBy(() -> alias("Shop-Echo", "7"))
        .isInstanceOfSatisfying(AwsError.class, LambdaServiceTest::isNotFound)
        .hasMessageEndingWith(":function:Shop-Echo:7");
  }

  private static void isNotFound(AwsError error) {
    assertThat(error.code()).isEqualTo("ResourceNotFoundException");
    assertThat(error.status()).isEqualTo(404);
  }

  private static Created alias(String function, String version) {
    ObjectNode properties = Json.object();
    properties.put("FunctionName", function).put("Name", "live").put("FunctionVersion", version);
    return create("Live", "AWS::Lambda::Alias", properties.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CustomCDKBucketDeployment8693BB64968944B69AAFB0CC9EB8756C",
        "CustomS3AutoDeleteObjectsCustomResourceProviderHandler9D90184F",
        "CustomVpcRestrictDefaultSGCustomResourceProviderHandler"
      })
  void leavesToOthersWhatFunctionsOfCdkDo(String logicalId) {
    Created function = create(logicalId, "AWS::Lambda::Function", "{\"Runtime\":\"nodejs24.x\"}");

    assertThat(function.attributes().get("Arn")).endsWith(":function:Shop-" + logicalId);
    assertThat(lambda.caller(logicalId)).isNull();
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
}
