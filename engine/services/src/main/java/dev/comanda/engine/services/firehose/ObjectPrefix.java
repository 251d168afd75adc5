package dev.comanda.engine.services.firehose;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The first part of an object's key. Without any expression the hour is added to it.
 *
 * @see <a href="https://docs.aws.amazon.com/firehose/latest/dev/s3-prefixes.html">Custom
 *     prefixes</a>
 */
final class ObjectPrefix {

  private static final Pattern EXPRESSION = Pattern.compile("!\\{([a-zA-Z]+):([^}]*)}");
  private static final String BY_HOUR = "!{timestamp:yyyy/MM/dd/HH/}";
  private static final int RANDOM_CHARACTERS = 11;

  private final String prefix;

  /**
   * @param property named when it is refused
   * @param prefix empty for none
   * @throws IllegalArgumentException if an expression is not supported
   */
  ObjectPrefix(String property, String prefix) {
    this.prefix = prefix.contains("!{") ? prefix : prefix + BY_HOUR;
    Matcher matcher = EXPRESSION.matcher(this.prefix);
    while (matcher.find()) {
      try {
        value(matcher.group(1), matcher.group(2), Instant.EPOCH);
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(
            "%s has the expression %s, which is not supported: %s"
                .formatted(property, matcher.group(), e.getMessage()),
            e);
      }
    }
  }

  /**
   * The prefix of an object.
   *
   * @param arrival when its first record arrived; expressions give it in UTC
   */
  String at(Instant arrival) {
    return EXPRESSION
        .matcher(prefix)
        .replaceAll(
            found -> Matcher.quoteReplacement(value(found.group(1), found.group(2), arrival)));
  }

  private static String value(String namespace, String suffix, Instant arrival) {
    if (namespace.equals("timestamp")) {
      try {
        return DateTimeFormatter.ofPattern(suffix, Locale.ROOT)
            .withZone(ZoneOffset.UTC)
            .format(arrival);
      } catch (DateTimeException e) {
        throw new IllegalArgumentException(e);
      }
    }
    if (namespace.equals("firehose") && suffix.equals("random-string")) {
      return UUID.randomUUID().toString().replace("-", "").substring(0, RANDOM_CHARACTERS);
    }
    if (namespace.equals("firehose") && suffix.equals("error-output-type")) {
      return "processing-failed";
    }
    throw new IllegalArgumentException(
        "allowed are timestamp, firehose:random-string and firehose:error-output-type");
  }
}
