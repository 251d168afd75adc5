package dev.comanda.engine.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.engine.aws.Environment;
import dev.comanda.engine.aws.Json;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Compares an answer with a recorded one. The order of an object's members means nothing; what the
 * recording made nameless ({@code <uuid:1>}, {@code date}) stands for any value.
 */
final class Comparison {

  private static final String RECORDED_ACCOUNT = "111111111111";
  private static final Set<String> NAMELESS = Set.of("date", "timestamp");
  private static final Pattern TOKEN = Pattern.compile("<[^<>\\s]+>");

  private final List<Renaming> renamings = new ArrayList<>();
  private final boolean tokens;

  /** What the recording replaced, and by what. */
  private record Renaming(Pattern pattern, String replacement) {}

  private Comparison(boolean tokens) {
    this.tokens = tokens;
  }

  /**
   * For a case whose recorded values are exact, but for what its normalizers replaced.
   *
   * @param normalizers the case's {@code normalizers}; may be missing
   */
  static Comparison exact(JsonNode normalizers) {
    return new Comparison(false).renaming(normalizers);
  }

  /** For a case in whose recorded values names stand for what differs from run to run. */
  static Comparison withTokens(JsonNode normalizers) {
    return new Comparison(true).renaming(normalizers);
  }

  private Comparison renaming(JsonNode normalizers) {
    for (JsonNode normalizer : normalizers) {
      String pattern = normalizer.path("regex").textValue();
      if (pattern != null && normalizer.path("kind").asText().equals("regex")) {
        try {
          renamings.add(
              new Renaming(
                  Pattern.compile(pattern),
                  Matcher.quoteReplacement(normalizer.path("replacement").asText())));
        } catch (PatternSyntaxException e) {
          // A pattern of another dialect: its replacement differs from the answer, and is shown.
        }
      }
    }
    return this;
  }

  /** What differs, each with its place; empty when nothing does. Null stands for nothing at all. */
  List<String> differences(JsonNode expected, JsonNode actual) {
    List<String> found = new ArrayList<>();
    compare("", "", expected, actual, found);
    return found;
  }

  private void compare(
      String at, String name, JsonNode expected, JsonNode actual, List<String> found) {
    if (expected == null || actual == null || actual.isMissingNode()) {
      if (!isNothing(expected) || !isNothing(actual)) {
        differs(at, expected, actual, found);
      }
    } else if (expected.isContainerNode() && actual.isTextual()) {
      compareParsed(at, name, expected, actual, found);
    } else if (expected.isObject() && actual.isObject()) {
      compareMembers(at, (ObjectNode) expected, (ObjectNode) actual, found);
    } else if (expected.isArray() && actual.isArray()) {
      compareElements(at, name, expected, actual, found);
    } else if (expected.isTextual() && actual.isTextual()) {
      if (!sameText(name, expected.textValue(), actual.textValue())) {
        differs(at, expected, actual, found);
      }
    } else if (!sameValue(name, expected, actual)) {
      differs(at, expected, actual, found);
    }
  }

  private static boolean isNothing(JsonNode node) {
    return node == null || node.isMissingNode() || node.isNull();
  }

  /** What the recording shows as an object was a string with JSON in it. */
  private void compareParsed(
      String at, String name, JsonNode expected, JsonNode actual, List<String> found) {
    JsonNode parsed = parsed(actual.textValue());
    if (parsed == null) {
      differs(at, expected, actual, found);
    } else {
      compare(at, name, expected, parsed, found);
    }
  }

  private void compareMembers(
      String at, ObjectNode expected, ObjectNode actual, List<String> found) {
    Set<String> names = new LinkedHashSet<>();
    expected.fieldNames().forEachRemaining(names::add);
    actual.fieldNames().forEachRemaining(names::add);
    for (String name : names) {
      if (expected.has(name) && actual.has(name)) {
        compare(at + "/" + name, name, expected.get(name), actual.get(name), found);
      } else {
        differs(at + "/" + name, expected.get(name), actual.get(name), found);
      }
    }
  }

  private void compareElements(
      String at, String name, JsonNode expected, JsonNode actual, List<String> found) {
    if (expected.size() != actual.size()) {
      differs(at, expected, actual, found);
      return;
    }
    for (int i = 0; i < expected.size(); i++) {
      compare(at + "/" + i, name, expected.get(i), actual.get(i), found);
    }
  }

  private boolean sameValue(String name, JsonNode expected, JsonNode actual) {
    if (expected.isNumber() && actual.isNumber()) {
      return expected.decimalValue().compareTo(actual.decimalValue()) == 0;
    }
    return expected.equals(actual) || tokens && standsForAnything(name, expected.asText());
  }

  private boolean sameText(String name, String expected, String actual) {
    String renamed = rename(actual);
    if (expected.equals(actual) || expected.equals(renamed)) {
      return true;
    }
    if (tokens && (standsForAnything(name, expected) || pattern(expected, renamed))) {
      return true;
    }
    JsonNode expectedJson = parsed(expected);
    JsonNode actualJson = parsed(actual);
    return expectedJson != null
        && actualJson != null
        && differences(expectedJson, actualJson).isEmpty();
  }

  /** A name that the recording put for a value, which it may have taken from the value's key. */
  private static boolean standsForAnything(String name, String expected) {
    return NAMELESS.contains(expected)
        || expected.equals(name)
        || TOKEN.matcher(expected).matches();
  }

  /** Whether a text agrees with a recorded one in which tokens stand for parts. */
  private static boolean pattern(String expected, String actual) {
    Matcher token = TOKEN.matcher(expected);
    var pattern = new StringBuilder();
    int end = 0;
    while (token.find()) {
      pattern.append(Pattern.quote(expected.substring(end, token.start()))).append(".*?");
      end = token.end();
    }
    if (end == 0) {
      return false;
    }
    pattern.append(Pattern.quote(expected.substring(end)));
    return Pattern.compile(pattern.toString(), Pattern.DOTALL).matcher(actual).matches();
  }

  private String rename(String text) {
    String renamed = text.replace(Environment.ACCOUNT, RECORDED_ACCOUNT);
    for (Renaming renaming : renamings) {
      renamed = renaming.pattern().matcher(renamed).replaceAll(renaming.replacement());
    }
    return renamed;
  }

  /** The container that a text holds; null when it holds none. */
  private static JsonNode parsed(String text) {
    if (text.isEmpty() || "{[".indexOf(text.charAt(0)) < 0) {
      return null;
    }
    try {
      return Json.parse(text);
    } catch (UncheckedIOException e) {
      return null;
    }
  }

  private static void differs(String at, JsonNode expected, JsonNode actual, List<String> found) {
    found.add(
        (at.isEmpty() ? "" : at + " ") + "expected " + shown(expected) + ", was " + shown(actual));
  }

  private static String shown(JsonNode node) {
    return node == null || node.isMissingNode() ? "nothing" : node.toString();
  }
}
