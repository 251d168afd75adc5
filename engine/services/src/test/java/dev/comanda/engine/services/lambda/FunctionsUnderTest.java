package dev.comanda.engine.services.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.engine.aws.AwsResponse;
import dev.comanda.engine.aws.Caller;
import dev.comanda.engine.aws.Json;
import dev.comanda.engine.aws.door.AwsClient;
import dev.comanda.engine.aws.door.Door;
import dev.comanda.engine.aws.fault.Faults;
import dev.comanda.engine.aws.service.Created;
import dev.comanda.engine.aws.service.Resource;
import dev.comanda.engine.services.lambda.fixture.ActingHandler;
import dev.comanda.engine.services.lambda.fixture.BrokenHandler;
import dev.comanda.engine.services.lambda.fixture.EchoHandler;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Functions in real JVMs, called through the door. */
abstract class FunctionsUnderTest {

  @TempDir static Path folder;

  static LambdaService lambda;
  static AwsClient client;

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

  static JsonNode act(String event) {
    AwsResponse answer = invoke("Acting", event);
    assertThat(answer.headers()).doesNotContainKey("x-amz-function-error");
    return Json.parse(answer.body());
  }

  static AwsResponse invoke(String function, String event) {
    return client.invoke("Shop-" + function, event.getBytes(StandardCharsets.UTF_8));
  }

  static void create(String id, Class<?> handler, int memory, int timeout) {
    create(id, "AWS::Lambda::Function", properties(handler, memory, timeout).toString());
  }

  static void create(String id, Class<?> handler, int memory, int timeout, int reserved) {
    ObjectNode properties = properties(handler, memory, timeout);
    properties.put("ReservedConcurrentExecutions", reserved);
    create(id, "AWS::Lambda::Function", properties.toString());
  }

  static ObjectNode properties(Class<?> handler, int memory, int timeout) {
    ObjectNode properties = Json.object();
    properties.put("Runtime", "java21").put("Handler", handler.getName() + "::handleRequest");
    properties.put("MemorySize", memory).put("Timeout", timeout);
    properties.putObject("Code").put("S3Bucket", "assets").put("S3Key", "key.jar");
    properties.putObject("Environment").putObject("Variables").put("GREETING", "hola");
    return properties;
  }

  static Created create(String id, String type, String properties) {
    return lambda.create(new Resource("Shop", id, type, (ObjectNode) Json.parse(properties)));
  }
}
