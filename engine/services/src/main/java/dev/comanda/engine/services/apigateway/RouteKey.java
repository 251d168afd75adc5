package dev.comanda.engine.services.apigateway;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A route's method and path, such as {@code GET /orders/{id}} or {@code ANY /{proxy+}}.
 *
 * @param text as the template has it
 * @param method {@code ANY} takes every method
 * @param segments the path's segments
 */
record RouteKey(String text, String method, List<String> segments) {

  static final String DEFAULT = "$default";

  static RouteKey parse(String text) {
    if (text.equals(DEFAULT)) {
      return new RouteKey(text, "ANY", List.of("{proxy+}"));
    }
    String[] parts = text.split(" ", 2);
    if (parts.length != 2 || !parts[1].startsWith("/")) {
      throw new IllegalArgumentException("RouteKey must be METHOD /path, not " + text);
    }
    return new RouteKey(text, parts[0], RequestPath.segments(parts[1]));
  }

  /** The end of the route's ARN behind its stage, such as {@code POST/orders}. */
  String arnSuffix() {
    return text.equals(DEFAULT) ? DEFAULT : text.replaceFirst(" ", "").replaceFirst("^ANY/", "*/");
  }

  /**
   * The path variables of a request that this route takes; null when it does not take it.
   *
   * @param path the segments, decoded
   */
  Map<String, String> match(String requestMethod, List<String> path) {
    if (!method.equals("ANY") && !method.equals(requestMethod)) {
      return null;
    }
    if (text.equals(DEFAULT)) {
      return Map.of();
    }
    boolean greedy = !segments.isEmpty() && isGreedy(segments.get(segments.size() - 1));
    if (greedy ? path.size() < segments.size() : path.size() != segments.size()) {
      return null;
    }
    Map<String, String> variables = new LinkedHashMap<>();
    for (int i = 0; i < segments.size(); i++) {
      String segment = segments.get(i);
      if (isGreedy(segment)) {
        String rest = String.join("/", path.subList(i, path.size()));
        if (rest.isEmpty()) {
          return null;
        }
        variables.put(segment.substring(1, segment.length() - 2), rest);
      } else if (isVariable(segment)) {
        if (path.get(i).isEmpty()) {
          return null;
        }
        variables.put(segment.substring(1, segment.length() - 1), path.get(i));
      } else if (!segment.equals(path.get(i))) {
        return null;
      }
    }
    return variables;
  }

  /**
   * Orders routes that take the same request, the one to use first: a fixed segment before a
   * variable one, that before a greedy one, any before {@code $default}; then a method before
   * {@code ANY}.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html">Routing
   *     API requests</a>
   */
  static int byPrecedence(RouteKey one, RouteKey other) {
    int byDefault = Boolean.compare(one.text.equals(DEFAULT), other.text.equals(DEFAULT));
    if (byDefault != 0) {
      return byDefault;
    }
    int shared = Math.min(one.segments.size(), other.segments.size());
    for (int i = 0; i < shared; i++) {
      int bySegment = Integer.compare(rank(one.segments.get(i)), rank(other.segments.get(i)));
      if (bySegment != 0) {
        return bySegment;
      }
    }
    return Boolean.compare(one.method.equals("ANY"), other.method.equals("ANY"));
  }

  private static int rank(String segment) {
    return isGreedy(segment) ? 2 : isVariable(segment) ? 1 : 0;
  }

  private static boolean isVariable(String segment) {
    return segment.startsWith("{") && segment.endsWith("}");
  }

  private static boolean isGreedy(String segment) {
    return segment.startsWith("{") && segment.endsWith("+}");
  }
}
