package dev.comanda.runtime.snapshot;

import dev.comanda.runtime.json.Json;
import dev.comanda.runtime.json.JsonException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/**
 * Sends requests to a DynamoDB, answers those to services that are not here, and keeps what was
 * answered first to each operation. What was refused is not kept: a condition of DynamoDB.
 */
final class Recording implements SdkHttpClient {

  private static final byte[] NOTHING = "{}".getBytes(StandardCharsets.UTF_8);

  private final SdkHttpClient wire = UrlConnectionHttpClient.create();
  private final Map<String, byte[]> elsewhere;
  private final Map<String, byte[]> answers = new TreeMap<>();

  /**
   * @param elsewhere what services that are not here answer, by the operation
   */
  Recording(Map<String, byte[]> elsewhere) {
    this.elsewhere = elsewhere;
  }

  /** What was answered, as a rehearsal has it; nothing is what it answers by itself. */
  Map<String, Object> answers() {
    Map<String, Object> written = new TreeMap<>();
    answers.forEach(
        (operation, body) -> {
          if (!new String(body, StandardCharsets.UTF_8).equals("{}")) {
            written.put(operation, written(body));
          }
        });
    return written;
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    return new ExecutableHttpRequest() {
      @Override
      public HttpExecuteResponse call() throws IOException {
        String operation = RehearsedHttpClient.operation(request);
        if (!isOfDynamoDb(request)) {
          byte[] body = answered(request, operation);
          answers.putIfAbsent(operation, body);
          return RehearsedHttpClient.answer(body);
        }
        HttpExecuteResponse response = wire.prepareRequest(request).call();
        byte[] body = response.responseBody().orElseThrow().readAllBytes();
        if (response.httpResponse().isSuccessful()) {
          answers.putIfAbsent(operation, body);
        }
        return HttpExecuteResponse.builder()
            .response(response.httpResponse())
            .responseBody(AbortableInputStream.create(new ByteArrayInputStream(body)))
            .build();
      }

      @Override
      public void abort() {}
    };
  }

  @Override
  public void close() {
    wire.close();
  }

  private static boolean isOfDynamoDb(HttpExecuteRequest request) {
    return request
        .httpRequest()
        .firstMatchingHeader("X-Amz-Target")
        .filter(target -> target.startsWith("DynamoDB_"))
        .isPresent();
  }

  private byte[] answered(HttpExecuteRequest request, String operation) throws IOException {
    if (request.contentStreamProvider().isPresent()) {
      request.contentStreamProvider().get().newStream().readAllBytes();
    }
    return elsewhere.getOrDefault(operation, NOTHING);
  }

  private static Object written(byte[] body) {
    if (body.length == 0) {
      return "";
    }
    try {
      return sorted(Json.parse(body));
    } catch (JsonException e) {
      return "base64:" + Base64.getEncoder().encodeToString(body);
    }
  }

  /** The members of objects by name: the engine has them in an order of its own. */
  private static Object sorted(Object json) {
    if (json instanceof Map<?, ?>) {
      Map<String, Object> members = new TreeMap<>(Json.object(json));
      members.replaceAll((name, value) -> sorted(value));
      return members;
    }
    return json instanceof List<?> elements
        ? elements.stream().map(Recording::sorted).toList()
        : json;
  }
}
