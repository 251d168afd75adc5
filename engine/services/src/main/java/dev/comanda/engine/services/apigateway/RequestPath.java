package dev.comanda.engine.services.apigateway;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** What API Gateway makes of the path that a client sent. */
final class RequestPath {

  private RequestPath() {}

  /**
   * The path that routes are matched with and that functions are told.
   *
   * <p>API Gateway decodes a path, ends it at a question mark that this brings to light, and
   * decodes what is left again. So {@code %2F} and {@code %252F} both part segments, and {@code
   * %25} is refused unless it begins another code.
   *
   * @param sent as it stands in the request line
   * @return empty when it is a bad request
   */
  static Optional<String> decode(String sent) {
    try {
      return Optional.of(unescape(unescape(sent).split("\\?", 2)[0]));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /**
   * The segments after the leading slash: none for {@code /}, and an empty last one after a
   * trailing slash, which makes another path of it.
   */
  static List<String> segments(String path) {
    return path.length() < 2 ? List.of() : List.of(path.substring(1).split("/", -1));
  }

  /** A plus sign in a path is one. */
  private static String unescape(String text) {
    return text.indexOf('%') < 0
        ? text
        : URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
