package dev.comanda.local.stepfunctions.jsonata;

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

  /** Failures that the library tells without a code. */
  private static final Map<String, String> CODES =
      Map.of(
          "Second argument of replace function cannot be an empty string", "D3010",
          "Fourth argument of replace function must evaluate to a positive number", "D3011",
          "Third argument of split function must evaluate to a positive number", "D3020",
          "Third argument of match function must evaluate to a positive number", "D3040");

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
    return "threw an internal error during evaluation. " + UUID.randomUUID();
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
      String code = CODES.get(error);
      return code == null ? SENTENCE + ": " + error : coded(code, error);
    }
    return switch (error) {
      case "D3137", "D3141" -> coded(error, e.getMessage());
      case "D1002" -> coded(error, "Cannot negate a non-numeric value: " + json(e.getExpected()));
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
