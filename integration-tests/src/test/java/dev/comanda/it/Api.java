package dev.comanda.it;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The HTTP API. */
public final class Api {

  private static final Set<Integer> MADE_BY_API_GATEWAY = Set.of(400, 401, 404, 413, 429, 431);

  private final URI base;
  private final Optional<OpenApi> description;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  private Api(URI base, Optional<OpenApi> description) {
    this.base = base;
    this.description = description;
  }

  /** Checks every answer against {@code workflows/api/openapi.yaml}. */
  public static Api described(URI base) {
    Path yaml = Product.root().resolve("workflows/api/openapi.yaml");
    return new Api(base, Optional.of(new OpenApi(yaml)));
  }

  /** Checks nothing, so that a benchmark measures the product and not the checks. */
  public static Api unchecked(URI base) {
    return new Api(base, Optional.empty());
  }

  /** Reads. */
  public Answer get(String target, Map<String, String> headers) {
    return send("GET", target, headers, null);
  }

  /** Sends a JSON document as it stands. */
  public Answer post(String target, Map<String, String> headers, String json) {
    return send("POST", target, headers, json.getBytes(StandardCharsets.UTF_8));
  }

  /** Sends a body of any kind; {@code null} for none. */
  public Answer send(String method, String target, Map<String, String> headers, byte[] body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + target))
            .timeout(Duration.ofSeconds(30))
            .method(
                method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
    if (body != null && !headers.containsKey("Content-Type")) {
      request.header("Content-Type", "application/json");
    }
    headers.forEach(request::header);
    try {
      HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
      if (!isApiGatewaysOwn(response) && !isCloudFrontsOwn(response)) {
        description.ifPresent(it -> it.check(method, target.split("\\?")[0], response));
      }
      return new Answer(response);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** API Gateway's own refusals are {"message": ...}, and no function has seen the request. */
  private static boolean isApiGatewaysOwn(HttpResponse<String> response) {
    return MADE_BY_API_GATEWAY.contains(response.statusCode())
        && response.body().startsWith("{\"message\":");
  }

  /** CloudFront's own refusals are pages. */
  private static boolean isCloudFrontsOwn(HttpResponse<String> response) {
    return response.headers().firstValue("Server").orElse("").equals("CloudFront");
  }

  /** What the API said. */
  public record Answer(HttpResponse<String> response) {

    public int status() {
      return response.statusCode();
    }

    public String text() {
      return response.body();
    }

    public JsonNode json() {
      return Json.parse(response.body());
    }

    /** The first header of that name, or an empty string. */
    public String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }

    /** The slug at the end of the problem's type. */
    public String problem() {
      String type = json().path("type").asText();
      return type.substring(type.lastIndexOf(':') + 1);
    }
  }
}
