package dev.comanda.runtime.snapshot;

import dev.comanda.runtime.json.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;

/** Answers requests from a script, and sends none. */
final class RehearsedHttpClient implements SdkHttpClient {

  private static final String BINARY = "base64:";

  private final Script script;

  RehearsedHttpClient(Script script) {
    this.script = script;
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    return new Rehearsed(request, script);
  }

  @Override
  public void close() {}

  /** What is asked for: the operation, or the HTTP method where the wire does not tell it. */
  static String operation(HttpExecuteRequest request) {
    return request
        .httpRequest()
        .firstMatchingHeader("X-Amz-Target")
        .map(target -> target.substring(target.indexOf('.') + 1))
        .orElse(request.httpRequest().method().name());
  }

  /** An answer of 200 with this body. */
  static HttpExecuteResponse answer(byte[] body) {
    return HttpExecuteResponse.builder()
        .response(
            SdkHttpFullResponse.builder()
                .statusCode(200)
                .putHeader("Content-Length", String.valueOf(body.length))
                .build())
        .responseBody(AbortableInputStream.create(new ByteArrayInputStream(body)))
        .build();
  }

  private record Rehearsed(HttpExecuteRequest request, Script script)
      implements ExecutableHttpRequest {

    @Override
    public HttpExecuteResponse call() throws IOException {
      if (request.contentStreamProvider().isPresent()) {
        ContentStreamProvider content = request.contentStreamProvider().get();
        content.newStream().readAllBytes();
      }
      return answer(body(script.answer(request.httpRequest().getUri(), operation(request))));
    }

    @Override
    public void abort() {}

    private static byte[] body(Object answer) {
      if (answer instanceof String text) {
        return text.startsWith(BINARY)
            ? Base64.getDecoder().decode(text.substring(BINARY.length()))
            : text.getBytes(StandardCharsets.UTF_8);
      }
      return answer == null ? "{}".getBytes(StandardCharsets.UTF_8) : Json.bytes(answer);
    }
  }
}
