package dev.comanda.engine.services.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.comanda.engine.aws.AwsError;
import dev.comanda.engine.aws.AwsResponse;
import dev.comanda.engine.aws.Json;
import dev.comanda.engine.aws.door.AwsClient;
import dev.comanda.engine.aws.service.AwsService;
import dev.comanda.engine.aws.service.Created;
import dev.comanda.engine.aws.service.Resource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Custom resources that a function of the assembly makes: it is called as CloudFormation calls it,
 * and answers by a {@code PUT} to an address of this machine. Every start creates; nothing is
 * updated or deleted.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/crpg-ref.html">Custom
 *     resource reference</a>
 */
public final class CustomResources implements AwsService {

  private static final int LONGEST_ANSWER = 4_096;

  private final AwsClient client;

  /**
   * Custom resources.
   *
   * @param client calls the functions
   */
  public CustomResources(AwsClient client) {
    this.client = client;
  }

  @Override
  public Set<String> types() {
    return Set.of(CUSTOM_RESOURCE);
  }

  @Override
  public Created create(Resource resource) {
    String function = resource.properties().path("ServiceToken").asText();
    AtomicReference<byte[]> answer = new AtomicReference<>();
    HttpServer server = listen(answer);
    try {
      ObjectNode request = request(resource, server.getAddress().getPort());
      AwsResponse called = client.invoke(function, Json.bytes(request));
      if (answer.get() == null) {
        throw new IllegalArgumentException(
            "ServiceToken: " + function + " gave no answer; it ended with " + text(called.body()));
      }
      return created(answer.get(), request);
    } catch (AwsError e) {
      throw new IllegalArgumentException("ServiceToken: " + e.getMessage(), e);
    } finally {
      server.stop(0);
    }
  }

  private static HttpServer listen(AtomicReference<byte[]> answer) {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext("/", exchange -> take(exchange, answer));
      server.start();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The first answer counts. */
  private static void take(HttpExchange exchange, AtomicReference<byte[]> answer)
      throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    boolean put = exchange.getRequestMethod().equals("PUT");
    if (put) {
      answer.compareAndSet(null, body);
    }
    exchange.sendResponseHeaders(put ? 200 : 405, -1);
    exchange.close();
  }

  private static ObjectNode request(Resource resource, int port) {
    ObjectNode request = Json.object();
    request.put("RequestType", "Create");
    request.put("RequestId", UUID.randomUUID().toString());
    request.put("ResponseURL", "http://127.0.0.1:" + port + "/" + UUID.randomUUID());
    request.put(
        "StackId",
        resource.arn("cloudformation", "stack/" + resource.stack() + "/" + UUID.randomUUID()));
    request.put("ResourceType", resource.type());
    request.put("LogicalResourceId", resource.logicalId());
    request.set("ResourceProperties", texts(resource.properties()));
    return request;
  }

  /** As CloudFormation sends properties: numbers and booleans are texts. */
  private static JsonNode texts(JsonNode value) {
    if (value.isObject()) {
      ObjectNode object = Json.object();
      value.properties().forEach(member -> object.set(member.getKey(), texts(member.getValue())));
      return object;
    }
    if (value.isArray()) {
      ArrayNode array = Json.array();
      value.forEach(element -> array.add(texts(element)));
      return array;
    }
    return TextNode.valueOf(value.asText());
  }

  private static Created created(byte[] answer, ObjectNode request) {
    if (answer.length > LONGEST_ANSWER) {
      throw new IllegalArgumentException(
          "The answer has " + answer.length + " bytes, and may have " + LONGEST_ANSWER);
    }
    JsonNode json = Json.parse(answer);
    for (String id : new String[] {"StackId", "RequestId", "LogicalResourceId"}) {
      if (!json.path(id).equals(request.path(id))) {
        throw new IllegalArgumentException("The answer's " + id + " is not the request's");
      }
    }
    if (json.path("PhysicalResourceId").asText().isEmpty()) {
      throw new IllegalArgumentException("The answer has no PhysicalResourceId");
    }
    if (!json.path("Status").asText().equals("SUCCESS")) {
      throw new IllegalArgumentException(
          "The answer is " + json.path("Status").asText() + ": " + json.path("Reason").asText());
    }
    Map<String, String> attributes = new LinkedHashMap<>();
    json.path("Data")
        .properties()
        .forEach(member -> attributes.put(member.getKey(), member.getValue().asText()));
    return new Created(json.path("PhysicalResourceId").asText(), attributes);
  }

  private static String text(byte[] body) {
    return new String(body, StandardCharsets.UTF_8);
  }
}
