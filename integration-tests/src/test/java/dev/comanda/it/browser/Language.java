package dev.comanda.it.browser;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.comanda.it.Product;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** A language of the storefront, with its sentences: those of {@code storefront/src/i18n}. */
enum Language {
  ES("es-ES"),
  EN("en-GB");

  private static final Pattern VALUE = Pattern.compile("\\{\\w+}");

  private final String browserLocale;
  private final JsonNode sentences;

  Language(String browserLocale) {
    this.browserLocale = browserLocale;
    this.sentences = read(Product.root().resolve("storefront/src/i18n/" + code() + ".ts"));
  }

  /** As the API and the page's {@code lang} have it. */
  String code() {
    return name().toLowerCase();
  }

  /** What a browser of such a person prefers. */
  String browserLocale() {
    return browserLocale;
  }

  /**
   * The whole sentence of a key, with anything for the values in it; each of its plurals matches.
   *
   * @throws IllegalArgumentException if the storefront has no such sentence
   */
  Pattern sentence(String key) {
    JsonNode sentence = sentences.path(key);
    if (sentence.isMissingNode()) {
      throw new IllegalArgumentException("storefront/src/i18n has no sentence " + key);
    }
    String either =
        sentence.isTextual()
            ? expression(sentence.asText())
            : StreamSupport.stream(sentence.spliterator(), false)
                .map(plural -> expression(plural.asText()))
                .collect(Collectors.joining("|"));
    return Pattern.compile("^\\s*(?:" + either + ")\\s*$");
  }

  /** An expression that JavaScript, where it is matched, reads as Java does. */
  private static String expression(String sentence) {
    return Pattern.compile(VALUE.pattern() + "|[^{]+|\\{")
        .matcher(sentence)
        .replaceAll(
            part ->
                VALUE.matcher(part.group()).matches()
                    ? ".+"
                    : part.group().replaceAll("[.*+?^$()\\[\\]|/{}]", "\\\\\\\\$0"));
  }

  /**
   * The object that such a file exports is JSON but for its quotes, its last commas, and the shop's
   * limits in a sentence, which become values like others.
   */
  private static JsonNode read(Path file) {
    try {
      String source = Files.readString(file);
      int from = source.indexOf("= {") + 2;
      return JsonMapper.builder()
          .enable(
              JsonReadFeature.ALLOW_SINGLE_QUOTES,
              JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES,
              JsonReadFeature.ALLOW_TRAILING_COMMA,
              JsonReadFeature.ALLOW_JAVA_COMMENTS)
          .build()
          .readTree(
              source
                  .substring(from, source.indexOf("\n}", from) + 2)
                  .replaceAll("\\$\\{LIMITS\\.(\\w+)}", "{$1}")
                  .replace('`', '\''));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
