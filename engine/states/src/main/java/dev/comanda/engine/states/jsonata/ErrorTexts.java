package dev.comanda.engine.states.jsonata;

import com.dashjoin.jsonata.JException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an expression's failure is called. The library's messages differ from those of JSONata 2,
 * which AWS gives, in the words for functions, in how values are written, and in what they leave
 * out.
 */
final class ErrorTexts {

  private static final String SENTENCE = "threw an error during evaluation";
  private static final Pattern CODE = Pattern.compile("[A-Z]\\d{4}");
  private static final Pattern CALL = Pattern.compile("\\$(\\w+)\\(?$");
  private static final Pattern COMPARISON = Pattern.compile(".*?([<>]=?)[^<>=]*$", Pattern.DOTALL);
  private static final Pattern OBJECT = Pattern.compile("(\"[^\"]*\")|\\bObject\\b");
  private static final Map<String, String> ELEMENTS =
      Map.of(
          "a", "arrays",
          "b", "booleans",
          "f", "functions",
          "n", "numbers",
          "o", "objects",
          "s", "strings");

  /** Failures that the library tells without a code; a value in them wants quotes. */
  private static final Map<String, Pattern> UNCODED =
      Map.ofEntries(
          uncoded("D3010", "Second argument of replace function cannot be an empty string"),
          uncoded(
              "D3011", "Fourth argument of replace function must evaluate to a positive number"),
          uncoded("D3020", "Third argument of split function must evaluate to a positive number"),
          uncoded("D3040", "Third argument of match function must evaluate to a positive number"),
          uncoded(
              "D3130",
              "Formatting or parsing an integer as a sequence starting with \"?(.*?)\"? is not"
                  + " supported by this implementation"),
          uncoded("D3131", "In a decimal digit pattern, all digits must be from the same .*"),
          uncoded("D3132", "Unknown component specifier (.*) in date/time picture string"),
          uncoded("D3133", "The 'name' modifier can only be applied to months .*, not (.*)"),
          uncoded("D3134", "The timezone integer format specifier cannot have more than .*"),
          uncoded("D3135", "No matching closing bracket '\\]' in date/time picture string"),
          uncoded("D3136", "The date/time picture string is missing specifiers required to .*"));

  private ErrorTexts() {}

  /** The end of AWS's sentence about an expression that failed. */
  static String evaluation(String source, RuntimeException failure) {
    if (failure instanceof JException e) {
      return library(source, e);
    }
    if (failure instanceof Refusal e) {
      return refusal(e);
    }
    if (failure instanceof NumberFormatException e) {
      String value = e.getMessage().replaceFirst("^For input string: ", "");
      return coded("D3030", "Unable to cast value to a number: " + value);
    }
    if (failure instanceof DateTimeParseException e) {
      return coded(
          "D3110",
          "The argument of the toMillis function must be an ISO 8601 formatted timestamp. Given \""
              + e.getParsedString()
              + "\"");
    }
    if (failure instanceof ClassCastException && source.contains("$sort")) {
      return coded(
          "D3070",
          "The single argument form of the sort function can only be applied to an array of strings"
              + " or an array of numbers.  Use the second argument to specify a comparison"
              + " function");
    }
    String uncoded = withCode(failure.getMessage());
    return uncoded == null
        ? "threw an internal error during evaluation. " + UUID.randomUUID()
        : uncoded;
  }

  private static Map.Entry<String, Pattern> uncoded(String code, String message) {
    return Map.entry(code, Pattern.compile(message));
  }

  /** A failure that the library tells without its code, with it; null when there is none. */
  private static String withCode(String message) {
    for (Map.Entry<String, Pattern> known : UNCODED.entrySet()) {
      Matcher found = known.getValue().matcher(message == null ? "" : message);
      if (found.matches() && found.groupCount() == 0) {
        return coded(known.getKey(), message);
      }
      if (found.matches()) {
        return coded(known.getKey(), quoted(message, found.start(1), found.end(1)));
      }
    }
    return null;
  }

  private static String quoted(String message, int start, int end) {
    return message.charAt(start - 1) == '"'
        ? message
        : message.substring(0, start)
            + '"'
            + message.substring(start, end)
            + '"'
            + message.substring(end);
  }

  /** What is wrong with an expression that does not compile, without the error's code. */
  static String syntax(JException e) {
    return words(e.getMessage());
  }

  /** The end of the sentence about a refusal. */
  static String refusal(Refusal refusal) {
    return refusal.code() == null
        ? SENTENCE + ": " + refusal.getMessage()
        : coded(refusal.code(), refusal.getMessage());
  }

  private static String library(String source, JException e) {
    String error = e.getError() == null ? "" : e.getError();
    if (!CODE.matcher(error).matches()) {
      String coded = withCode(error);
      return coded == null ? SENTENCE + ": " + error : coded;
    }
    return switch (error) {
      case "D3137", "D3141" -> coded(error, e.getMessage());
      case "D1002" -> coded(error, "Cannot negate a non-numeric value: " + json(e.getExpected()));
      // The library gives the radix as the place of the error.
      case "D3100" -> coded(error, words(e.getMessage()).replace("\"null\"", "" + e.getLocation()));
      case "T0412" -> coded(error, arrayExpected(source, e));
      case "T2009" ->
          coded(error, values(words(e.getMessage()), e).replace("{{token}}", operator(source, e)));
      default -> coded(error, values(words(e.getMessage()), e));
    };
  }

  private static String coded(String code, String text) {
    return SENTENCE + ". " + code + ": " + text;
  }

  private static String arrayExpected(String source, JException e) {
    Matcher call = CALL.matcher(before(source, e));
    return "Argument 1 of function %s must be an array of \"%s\""
        .formatted(
            call.find() ? '"' + call.group(1) + '"' : "undefined",
            ELEMENTS.get(String.valueOf(e.getExpected())));
  }

  private static String operator(String source, JException e) {
    Matcher comparison = COMPARISON.matcher(before(source, e));
    if (!comparison.matches()) {
      comparison = COMPARISON.matcher(source);
    }
    return comparison.matches() ? '"' + comparison.group(1) + '"' : "";
  }

  /** The part of the expression that the library had read. */
  private static String before(String source, JException e) {
    return source.substring(0, Math.max(0, Math.min(source.length(), e.getLocation())));
  }

  /** The library says Object where JSONata says function; what stands in quotes is data. */
  private static String words(String message) {
    return OBJECT
        .matcher(message)
        .replaceAll(
            found ->
                found.group(1) == null ? "function" : Matcher.quoteReplacement(found.group(1)));
  }

  /** The library puts every value in quotes, whatever its type. */
  private static String values(String message, JException e) {
    return message
        .replace("\"" + e.getCurrent() + "\"", json(e.getCurrent()))
        .replace("\"" + e.getExpected() + "\"", json(e.getExpected()));
  }

  private static String json(Object value) {
    JsonNode node = Values.toJson(value);
    return node == null ? "undefined" : node.toString();
  }
}
