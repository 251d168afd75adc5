package dev.comanda.engine.services.cloudfront;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The paths of a cache behavior: {@code *} stands for any characters, {@code ?} for one, case
 * counts, and the leading slash may be left out.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesCacheBehavior.html#DownloadDistValuesPathPattern">Path
 *     pattern</a>
 */
record PathPattern(String text, Pattern regex) {

  static PathPattern of(String text) {
    String absolute = text.startsWith("/") || text.startsWith("*") ? text : "/" + text;
    String regex =
        absolute
            .chars()
            .mapToObj(
                c ->
                    switch (c) {
                      case '*' -> ".*";
                      case '?' -> ".";
                      default -> Pattern.quote(Character.toString(c));
                    })
            .collect(Collectors.joining());
    return new PathPattern(text, Pattern.compile(regex, Pattern.DOTALL));
  }

  /**
   * Whether a request belongs to the behavior.
   *
   * @param path {@link #normalized}
   */
  boolean matches(String path) {
    return regex.matcher(path).matches();
  }

  /**
   * A path as RFC 3986 normalizes it, for the choice of a behavior only: the origin gets it as the
   * viewer sent it.
   */
  static String normalized(String path) {
    String decoded;
    try {
      decoded = URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      decoded = path;
    }
    Deque<String> segments = new ArrayDeque<>();
    String[] parts = decoded.split("/", -1);
    for (int i = 1; i < parts.length; i++) {
      boolean last = i == parts.length - 1;
      switch (parts[i]) {
        case "." -> addEmpty(segments, last);
        case ".." -> {
          segments.pollLast();
          addEmpty(segments, last);
        }
        default -> segments.addLast(parts[i]);
      }
    }
    return "/" + String.join("/", segments);
  }

  private static void addEmpty(Deque<String> segments, boolean last) {
    if (last) {
      segments.addLast("");
    }
  }
}
