package dev.comanda.engine.services.apigateway;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.engine.aws.Json;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Makes the answer of what a function returned.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html#http-api-develop-integrations-lambda.response">Lambda
 *     function response format</a>
 */
final class ProxyResult {

  private static final String DEFAULT_TYPE = "text/plain; charset=utf-8";

  /** Of the connection to the client, which is API Gateway's own. */
  private static final Set<String> FRAMING =
      Set.of("connection", "content-length", "keep-alive", "transfer-encoding");

  private ProxyResult() {}

  /**
   * The answer. Without a {@code statusCode} the whole result is the body, even when it is no JSON;
   * with one, a result that is malformed makes the answer API Gateway's own 500.
   */
  static ApiResponse of(byte[] result) {
    JsonNode json;
    try {
      json = Json.parse(result);
    } catch (UncheckedIOException e) {
      return inferred(result);
    }
    if (!json.has("statusCode")) {
      return inferred(json.isTextual() ? utf8(json.asText()) : result);
    }
    try {
      return new ApiResponse(status(json.path("statusCode")), headers(json), body(json));
    } catch (IllegalArgumentException e) {
      return ApiResponse.INTERNAL;
    }
  }

  private static ApiResponse inferred(byte[] body) {
    return new ApiResponse(200, List.of(Map.entry("content-type", "application/json")), body);
  }

  private static int status(JsonNode node) {
    int status = node.isTextual() ? Integer.parseInt(node.asText()) : node.intValue();
    require(node.isTextual() || node.isIntegralNumber());
    require(status >= 100 && status <= 599);
    return status;
  }

  private static List<Map.Entry<String, String>> headers(JsonNode json) {
    List<Map.Entry<String, String>> headers = new ArrayList<>();
    JsonNode given = json.path("headers");
    require(given.isObject() || given.isNull() || given.isMissingNode());
    boolean typed = false;
    for (Map.Entry<String, JsonNode> header : given.properties()) {
      require(header.getValue().isValueNode());
      String name = header.getKey().toLowerCase(Locale.ROOT);
      typed |= name.equals("content-type");
      if (!FRAMING.contains(name)) {
        headers.add(Map.entry(name, header.getValue().asText()));
      }
    }
    if (!typed) {
      headers.add(Map.entry("content-type", DEFAULT_TYPE));
    }
    for (JsonNode cookie : json.path("cookies")) {
      require(cookie.isTextual());
      headers.add(Map.entry("set-cookie", cookie.asText()));
    }
    return headers;
  }

  private static byte[] body(JsonNode json) {
    JsonNode body = json.path("body");
    require(body.isTextual() || body.isNull() || body.isMissingNode());
    if (!body.isTextual()) {
      return new byte[0];
    }
    return json.path("isBase64Encoded").asBoolean()
        ? Base64.getDecoder().decode(body.asText())
        : utf8(body.asText());
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static void require(boolean held) {
    if (!held) {
      throw new IllegalArgumentException();
    }
  }
}
