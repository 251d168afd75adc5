package dev.comanda.engine.services.apigateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.engine.aws.Environment;
import dev.comanda.engine.aws.Json;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The event that a function gets, in payload format 2.0.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html">Lambda
 *     proxy integrations</a>
 */
final class ProxyEvent {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private static final Set<String> TEXTS =
      Set.of("application/json", "application/javascript", "application/xml");

  private ProxyEvent() {}

  /**
   * @param apiId the API's id
   * @param match the route
   * @param token what the authorizer found; null on an open route
   */
  static byte[] of(
      ApiRequest request, String apiId, Stage stage, RouteTable.Match match, VerifiedToken token) {
    ObjectNode event = Json.object();
    String routeKey = match.route().key().text();
    event.put("version", "2.0");
    event.put("routeKey", routeKey);
    event.put("rawPath", request.path());
    event.put("rawQueryString", request.rawQuery());
    Map<String, String> headers = headers(request);
    String cookies = headers.remove("cookie");
    if (cookies != null) {
      for (String cookie : cookies.split("[;,]")) {
        event.withArray("/cookies").add(cookie.strip());
      }
    }
    putAll(event.putObject("headers"), headers);
    Map<String, String> query = query(request.rawQuery());
    if (!query.isEmpty()) {
      putAll(event.putObject("queryStringParameters"), query);
    }
    event.set("requestContext", context(request, apiId, routeKey, match, token));
    if (!match.pathParameters().isEmpty()) {
      putAll(event.putObject("pathParameters"), match.pathParameters());
    }
    if (!stage.variables().isEmpty()) {
      putAll(event.putObject("stageVariables"), stage.variables());
    }
    body(event, request);
    return Json.bytes(event);
  }

  private static ObjectNode context(
      ApiRequest request,
      String apiId,
      String routeKey,
      RouteTable.Match match,
      VerifiedToken token) {
    ObjectNode context = Json.object();
    context.put("accountId", Environment.ACCOUNT);
    context.put("apiId", apiId);
    if (token != null) {
      ObjectNode jwt = context.putObject("authorizer").putObject("jwt");
      putAll(jwt.putObject("claims"), token.claims());
      if (match.route().scopes().isEmpty()) {
        jwt.putNull("scopes");
      } else {
        token.scopes().forEach(jwt.putArray("scopes")::add);
      }
    }
    String host = request.value("host", "localhost");
    context.put("domainName", host.replaceFirst(":\\d+$", ""));
    context.put("domainPrefix", host.split("[.:]", 2)[0]);
    context
        .putObject("http")
        .put("method", request.method())
        .put("path", request.path())
        .put("protocol", request.protocol())
        .put("sourceIp", request.sourceIp())
        .put("userAgent", request.value("user-agent", ""));
    context.put("requestId", request.id());
    context.put("routeKey", routeKey);
    context.put("stage", RouteKey.DEFAULT);
    context.put("time", TIME.format(request.receivedAt()));
    context.put("timeEpoch", request.receivedAt().toEpochMilli());
    return context;
  }

  /** With those that API Gateway adds: a request without a body has a length of 0 too. */
  private static Map<String, String> headers(ApiRequest request) {
    Map<String, String> headers = request.joinedHeaders();
    headers.remove("transfer-encoding");
    headers.put("content-length", String.valueOf(request.body().length));
    String host = headers.getOrDefault("host", "localhost");
    headers.merge("x-forwarded-for", request.sourceIp(), (sent, ip) -> sent + ", " + ip);
    headers.put("x-forwarded-proto", "http");
    headers.put("x-forwarded-port", host.contains(":") ? host.replaceFirst("^.*:", "") : "80");
    headers.putIfAbsent(
        "x-amzn-trace-id",
        String.format(
            "Root=1-%08x-%016x%08x",
            request.receivedAt().getEpochSecond(),
            ThreadLocalRandom.current().nextLong(),
            ThreadLocalRandom.current().nextInt()));
    return headers;
  }

  private static Map<String, String> query(String rawQuery) {
    Map<String, String> query = new LinkedHashMap<>();
    for (String pair : rawQuery.split("&")) {
      if (!pair.isEmpty()) {
        String[] parts = pair.split("=", 2);
        query.merge(
            decode(parts[0]), parts.length == 2 ? decode(parts[1]) : "", (a, b) -> a + "," + b);
      }
    }
    return query;
  }

  private static void body(ObjectNode event, ApiRequest request) {
    String text = text(request);
    if (text != null) {
      if (!text.isEmpty()) {
        event.put("body", text);
      }
      event.put("isBase64Encoded", false);
    } else {
      event.put("body", Base64.getEncoder().encodeToString(request.body()));
      event.put("isBase64Encoded", true);
    }
  }

  /** The body as text, or null when it travels in base64. */
  private static String text(ApiRequest request) {
    if (request.body().length > 0 && !isText(request)) {
      return null;
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(request.body())).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  /** Any other type is binary to API Gateway: forms, {@code +json}, and what has no type. */
  private static boolean isText(ApiRequest request) {
    if (!request.values("content-encoding").isEmpty()) {
      return false;
    }
    String type = request.value("content-type", "").split(";", 2)[0].strip();
    return type.toLowerCase(Locale.ROOT).startsWith("text/")
        || TEXTS.contains(type.toLowerCase(Locale.ROOT));
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  private static void putAll(ObjectNode node, Map<String, String> values) {
    values.forEach((name, value) -> node.<JsonNode>set(name, node.textNode(value)));
  }
}
