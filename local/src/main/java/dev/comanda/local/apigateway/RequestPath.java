package dev.comanda.local.apigateway;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Takes a raw request path apart. */
final class RequestPath {

  private RequestPath() {}

  /**
   * The segments after the leading slash: none for {@code /}, and an empty last one after a
   * trailing slash, which makes another path of it.
   */
  static List<String> segments(String path) {
    return path.length() < 2 ? List.of() : List.of(path.substring(1).split("/", -1));
  }

  /** Percent-decodes; what cannot be decoded stays as it is. */
  static String decode(String segment) {
    if (segment.indexOf('%') < 0) {
      return segment;
    }
    try {
      return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return segment;
    }
  }
}
