package dev.comanda.engine.services.cloudfront;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.engine.aws.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Requests and responses as functions see them.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/functions-event-structure.html">Event
 *     structure</a>
 */
final class FunctionEvent {

  private FunctionEvent() {}

  /**
   * The event before the cache is looked into; with a response, the one before the viewer is
   * answered.
   *
   * @param response null at the request
   */
  static ObjectNode of(String distribution, String id, EdgeRequest request, EdgeResponse response) {
    ObjectNode event = Json.object().put("version", "1.0");
    event
        .putObject("context")
        .put("distributionId", distribution)
        .put("eventType", response == null ? "viewer-request" : "viewer-response")
        .put("requestId", id);
    event.putObject("viewer").put("ip", request.clientIp());
    ObjectNode asked = event.putObject("request");
    asked.put("method", request.method()).put("uri", request.path());
    ObjectNode query = asked.putObject("querystring");
    for (String part : request.query().split("&")) {
      if (!part.isEmpty()) {
        String[] pair = part.split("=", 2);
        add(query, pair[0], pair.length == 1 ? "" : pair[1]);
      }
    }
    asked.set("headers", headers(request.headers(), "cookie"));
    ObjectNode cookies = asked.putObject("cookies");
    String all = Query.cookies(request.headers(), Selection.ALL, Selection.NONE);
    for (String cookie : all.split("; ")) {
      if (!cookie.isEmpty()) {
        String[] pair = cookie.split("=", 2);
        add(cookies, pair[0], pair.length == 1 ? "" : pair[1]);
      }
    }
    if (response != null) {
      event
          .putObject("response")
          .put("statusCode", response.status())
          .<ObjectNode>set("headers", headers(response.headers(), "set-cookie"))
          .putObject("cookies");
    }
    return event;
  }

  /** The request that a function returned. */
  static EdgeRequest request(JsonNode returned, EdgeRequest viewer) {
    String uri = returned.path("uri").asText();
    if (!uri.startsWith("/")) {
      throw new FunctionException("The function returned the uri '" + uri + "'");
    }
    List<String> query = new ArrayList<>();
    values(returned.path("querystring"), (name, value) -> query.add(name + "=" + value));
    Headers headers = new Headers();
    values(returned.path("headers"), headers::add);
    List<String> cookies = new ArrayList<>();
    values(returned.path("cookies"), (name, value) -> cookies.add(name + "=" + value));
    if (!cookies.isEmpty()) {
      headers.set("Cookie", String.join("; ", cookies));
    }
    return new EdgeRequest(
        viewer.method(), uri, String.join("&", query), headers, viewer.body(), viewer.clientIp());
  }

  /**
   * The response that a function returned.
   *
   * @param body what stays when the function gives none
   */
  static EdgeResponse response(JsonNode returned, byte[] body) {
    int status = returned.path("statusCode").asInt();
    if (status < 200 || status > 599) {
      throw new FunctionException("The function returned " + returned.path("statusCode"));
    }
    Headers headers = new Headers();
    values(returned.path("headers"), headers::add);
    for (Map.Entry<String, JsonNode> cookie : returned.path("cookies").properties()) {
      String attributes = cookie.getValue().path("attributes").asText("");
      headers.add(
          "Set-Cookie",
          cookie.getKey()
              + "="
              + cookie.getValue().path("value").asText()
              + (attributes.isEmpty() ? "" : "; " + attributes));
    }
    return new EdgeResponse(status, headers, body(returned.path("body"), body));
  }

  private static byte[] body(JsonNode given, byte[] otherwise) {
    if (given.isTextual()) {
      return given.asText().getBytes(StandardCharsets.UTF_8);
    }
    if (!given.isObject()) {
      return otherwise;
    }
    String data = given.path("data").asText();
    return given.path("encoding").asText("text").equals("base64")
        ? Base64.getDecoder().decode(data)
        : data.getBytes(StandardCharsets.UTF_8);
  }

  private static ObjectNode headers(Headers headers, String without) {
    ObjectNode object = Json.object();
    for (Map.Entry<String, String> header : headers) {
      String name = header.getKey().toLowerCase(Locale.ROOT);
      if (!name.equals(without)) {
        add(object, name, header.getValue());
      }
    }
    return object;
  }

  /** A name that comes again gets a {@code multiValue} with all its values. */
  private static void add(ObjectNode object, String name, String value) {
    if (!object.has(name)) {
      object.putObject(name).put("value", value);
      return;
    }
    ObjectNode known = (ObjectNode) object.get(name);
    if (!known.has("multiValue")) {
      known.putArray("multiValue").addObject().put("value", known.get("value").asText());
    }
    known.withArray("multiValue").addObject().put("value", value);
  }

  private interface Pair {
    void accept(String name, String value);
  }

  private static void values(JsonNode object, Pair each) {
    for (Map.Entry<String, JsonNode> entry : object.properties()) {
      JsonNode multiple = entry.getValue().path("multiValue");
      if (multiple.isArray()) {
        multiple.forEach(one -> each.accept(entry.getKey(), one.path("value").asText()));
      } else {
        each.accept(entry.getKey(), entry.getValue().path("value").asText());
      }
    }
  }
}
