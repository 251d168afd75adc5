package dev.comanda.engine.services.s3;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which files a deployment takes: all, but those that are excluded, and of these again those that
 * are included.
 *
 * @param exclude patterns in which {@code *} is any number of characters and {@code ?} is one
 * @param include the same
 * @see <a
 *     href="https://docs.aws.amazon.com/cli/latest/reference/s3/#use-of-exclude-and-include-filters">Filters</a>
 */
record SyncFilter(List<String> exclude, List<String> include) {

  boolean takes(String key) {
    return !matches(exclude, key) || matches(include, key);
  }

  private static boolean matches(List<String> patterns, String key) {
    return patterns.stream().anyMatch(pattern -> regex(pattern).matcher(key).matches());
  }

  private static Pattern regex(String pattern) {
    return Pattern.compile(
        pattern
            .chars()
            .mapToObj(
                c -> c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf((char) c)))
            .collect(Collectors.joining()),
        Pattern.DOTALL);
  }
}
