package dev.comanda.engine.services.cloudfront;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * How long an answer is kept, in seconds: what the origin asks for, within the bounds of the cache
 * policy.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/Expiration.html">Managing
 *     how long content stays in the cache</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/HTTPStatusCodes.html">Errors</a>
 */
final class TimeToLive {

  private static final Set<Integer> ALWAYS = Set.of(404, 414, 500, 501, 502, 503, 504);
  private static final Set<Integer> IF_ASKED = Set.of(400, 403, 405, 412, 415);
  private static final Set<Integer> SUCCESSES = Set.of(200, 203, 204, 300, 301, 302, 307, 308);

  private TimeToLive() {}

  /**
   * The time for any answer but the errors below; 0 means that it is not kept.
   *
   * @param now when the answer came
   */
  static long of(CachePolicy policy, EdgeResponse response, Instant now) {
    if (!SUCCESSES.contains(response.status()) || !policy.caches()) {
      return 0;
    }
    Map<String, String> directives = directives(response.headers());
    if (directives.containsKey("no-cache")
        || directives.containsKey("no-store")
        || directives.containsKey("private")) {
      return policy.minTtl();
    }
    long asked = asked(directives, response.headers(), now).orElse(policy.defaultTtl());
    return Math.max(policy.minTtl(), Math.min(policy.maxTtl(), asked));
  }

  /**
   * The time for an error of the origin; 0 means that it is not kept.
   *
   * @param minimum the error caching minimum TTL of its status
   */
  static long ofError(long minimum, CachePolicy policy, EdgeResponse error, Instant now) {
    Map<String, String> directives = directives(error.headers());
    boolean asks = directives.containsKey("max-age") || directives.containsKey("s-maxage");
    if (!ALWAYS.contains(error.status()) && !(IF_ASKED.contains(error.status()) && asks)) {
      return 0;
    }
    long asked = Math.min(policy.maxTtl(), asked(directives, error.headers(), now).orElse(0));
    return Math.max(minimum, asked);
  }

  /** Whether an expired answer may be given while the origin fails. */
  static boolean mayBeStale(Headers headers) {
    Map<String, String> directives = directives(headers);
    return !directives.containsKey("must-revalidate")
        && !directives.containsKey("proxy-revalidate")
        && !"0".equals(directives.get("stale-if-error"));
  }

  private static OptionalLong asked(Map<String, String> directives, Headers headers, Instant now) {
    for (String directive : new String[] {"s-maxage", "max-age"}) {
      String seconds = directives.get(directive);
      if (seconds != null && seconds.matches("\\d{1,10}")) {
        return OptionalLong.of(Long.parseLong(seconds));
      }
    }
    String expires = headers.get("Expires");
    if (expires == null) {
      return OptionalLong.empty();
    }
    try {
      Instant end = ZonedDateTime.parse(expires, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return OptionalLong.of(Math.max(0, Duration.between(now, end).toSeconds()));
    } catch (DateTimeParseException e) {
      return OptionalLong.of(0);
    }
  }

  /** The directives of Cache-Control, in lower case, with what follows their equals signs. */
  private static Map<String, String> directives(Headers headers) {
    Map<String, String> directives = new HashMap<>();
    String value = headers.get("Cache-Control");
    if (value != null) {
      for (String directive : value.split(",")) {
        String[] parts = directive.strip().split("=", 2);
        directives.putIfAbsent(
            parts[0].strip().toLowerCase(Locale.ROOT),
            parts.length == 1 ? "" : parts[1].strip().replace("\"", ""));
      }
    }
    return directives;
  }
}
