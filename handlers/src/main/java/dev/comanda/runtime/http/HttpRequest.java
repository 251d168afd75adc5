package dev.comanda.runtime.http;

import dev.comanda.contract.Limits;
import dev.comanda.contract.event.InvalidEventException;
import dev.comanda.contract.fields.Fields;
import dev.comanda.runtime.json.Json;
import dev.comanda.runtime.json.JsonException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * A request as an HTTP API passes it to a function, in payload format 2.0: values that were sent
 * several times arrive joined by commas.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html">Lambda
 *     proxy integrations for HTTP APIs</a>
 */
public final class HttpRequest {

  private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");
  private static final int IPV6_BYTES = 16;

  private final Map<String, Object> event;
  private final Map<String, Object> context;
  private final Map<String, String> headers;

  private HttpRequest(Map<String, Object> event) {
    this.event = event;
    this.context = member(event, "requestContext");
    this.headers = new HashMap<>();
    member(event, "headers")
        .forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), (String) value));
  }

  /**
   * Reads the event that Lambda hands over.
   *
   * @throws InvalidEventException if it is not a JSON object
   */
  public static HttpRequest parse(InputStream event) {
    return new HttpRequest(Json.object(Json.parse(event)));
  }

  /** Method and route, for example {@code GET /orders/{id}}. */
  public String routeKey() {
    return text(event, "routeKey").orElse("");
  }

  /** The id that API Gateway gave the request, and answers in {@code apigw-requestid}. */
  public String requestId() {
    return text(context, "requestId").orElse("");
  }

  /**
   * Where the request comes from: the address that CloudFront has seen, of IPv6 the network of 64
   * bits that one customer has. CloudFront appends it to {@code X-Forwarded-For}, and API Gateway
   * then CloudFront's own; what a client has put before is not believed.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/RequestAndResponseBehaviorCustomOrigin.html#RequestCustomIPAddresses">Client
   *     IP addresses</a>
   */
  public String caller() {
    String[] addresses = header("X-Forwarded-For").orElse("").split(",");
    return network(
        addresses.length < 2
            ? text(member(context, "http"), "sourceIp").orElse("")
            : addresses[addresses.length - 2].strip());
  }

  private static String network(String address) {
    if (!IPV6.matcher(address).matches()) {
      return address;
    }
    try {
      // A literal: nothing is looked up.
      byte[] bytes = InetAddress.getByName(address).getAddress();
      return bytes.length == IPV6_BYTES ? HexFormat.of().formatHex(bytes, 0, 8) + "/64" : address;
    } catch (UnknownHostException e) {
      return address;
    }
  }

  /** A header by its name in any case. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
  }

  /**
   * The value that a header stands for, or {@code null} after adding an error.
   *
   * @param parse as in {@link InputErrors#value}
   */
  public <T> T header(String name, InputErrors errors, Function<String, T> parse) {
    String value = header(name).orElse(null);
    if (value == null) {
      errors.add("header/" + name, "The header is missing");
      return null;
    }
    return errors.value("header/" + name, value, parse);
  }

  /** A decoded parameter of the query string. */
  public Optional<String> query(String name) {
    return text(member(event, "queryStringParameters"), name);
  }

  /** A decoded parameter of the path; empty text if the route has none of that name. */
  public String pathParameter(String name) {
    return text(member(event, "pathParameters"), name).orElse("");
  }

  /**
   * A claim of the token that the JWT authorizer verified, as the text that API Gateway makes of
   * it; empty on a route without an authorizer.
   */
  public Optional<String> claim(String name) {
    return text(member(member(member(context, "authorizer"), "jwt"), "claims"), name);
  }

  /**
   * The body's bytes as they were sent, none if there is no body.
   *
   * @throws ProblemException 413 beyond {@link Limits#LONGEST_BODY}; 400 if it cannot be decoded
   */
  public byte[] body() {
    String body = text(event, "body").orElse("");
    byte[] bytes = Boolean.TRUE.equals(event.get("isBase64Encoded")) ? decode(body) : encode(body);
    if (bytes.length > Limits.LONGEST_BODY) {
      throw new ProblemException(
          Problem.of(413, "body-too-large", "Body too large")
              .withDetail(
                  "The body may have " + Limits.LONGEST_BODY + " bytes, not " + bytes.length));
    }
    return bytes;
  }

  /**
   * The fields of the body, which has to be a JSON object. Errors in it are added to those given.
   *
   * @throws ProblemException 415, 413 or 400 if there is no such object
   */
  public Fields json(InputErrors errors) {
    String mediaType = header("Content-Type").orElse("").split(";", 2)[0].strip();
    if (!mediaType.equalsIgnoreCase("application/json")) {
      throw new ProblemException(
          Problem.of(415, "unsupported-media-type", "Unsupported media type")
              .withDetail("The body must be declared as Content-Type: application/json"));
    }
    Object value = parsed(body());
    if (!(value instanceof Map<?, ?>)) {
      throw InputErrors.single("", "The body must be a JSON object, not " + errors.named(value));
    }
    return Fields.of(Json.object(value), errors);
  }

  private static Object parsed(byte[] body) {
    try {
      return Json.parse(body);
    } catch (JsonException e) {
      throw InputErrors.single(e.pointer(), e.getMessage());
    }
  }

  private static byte[] decode(String body) {
    try {
      return Base64.getDecoder().decode(body);
    } catch (IllegalArgumentException e) {
      throw InputErrors.single("", "The body is not Base64, as the event says");
    }
  }

  private static byte[] encode(String body) {
    try {
      ByteBuffer utf8 = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(body));
      byte[] bytes = new byte[utf8.remaining()];
      utf8.get(bytes);
      return bytes;
    } catch (CharacterCodingException e) {
      throw InputErrors.single("", "The body holds half of a surrogate pair");
    }
  }

  private static Map<String, Object> member(Map<String, Object> object, String name) {
    return object.get(name) instanceof Map<?, ?> member ? Json.object(member) : Map.of();
  }

  private static Optional<String> text(Map<String, Object> object, String name) {
    return object.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
  }
}
