package dev.comanda.engine.pipes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.comanda.engine.aws.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Shapes one record for the target. A value between quotes is put in as text, an object or array
 * there without its own quotes; outside of quotes a value is put in as JSON. A template that is
 * nothing but an object or array loses their quotes, as on AWS, and so makes no JSON. A path that
 * the event does not have gives an empty text.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-input-transformation.html">Input
 *     transformation</a>
 */
final class InputTemplate {

  /** The most characters of a template. */
  static final int LONGEST = 8192;

  private static final Pattern VARIABLE = Pattern.compile("<(\\$[^<>]*|aws\\.pipes\\.[a-z.-]*)>");
  private static final ObjectReader STRICT =
      Json.MAPPER.readerFor(JsonNode.class).with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private enum Place {
    IN_QUOTES,
    IN_JSON,
    ALONE
  }

  private record Hole(String before, Variable variable, Place place) {}

  private final List<Hole> holes = new ArrayList<>();
  private final String rest;
  private final boolean alwaysJson;

  /**
   * @param template of at most {@link #LONGEST} characters
   * @throws IllegalArgumentException if it names a variable that does not exist
   */
  InputTemplate(String template, TemplateContext context) {
    var position = new Position();
    Matcher matcher = VARIABLE.matcher(template);
    int end = 0;
    while (matcher.find()) {
      String before = template.substring(end, matcher.start());
      position.pass(before);
      Variable variable = Variable.parse(matcher.group(1), context);
      holes.add(new Hole(before, variable, position.place()));
      end = matcher.end();
    }
    rest = template.substring(end);
    alwaysJson =
        holes.stream().noneMatch(hole -> hole.place() == Place.ALONE) && isJson(withSamples());
  }

  /**
   * Adds the record in the template's shape.
   *
   * @return whether what was added is JSON
   */
  boolean render(SourceRecord record, Instant ingested, StringBuilder out) {
    int start = out.length();
    for (Hole hole : holes) {
      out.append(hole.before());
      append(hole.variable().of(record, ingested), hole.place(), out);
    }
    out.append(rest);
    return alwaysJson || isJson(out.substring(start));
  }

  private static void append(JsonNode value, Place place, StringBuilder out) {
    if (value.isMissingNode()) {
      out.append(place == Place.IN_QUOTES ? "" : "\"\"");
    } else if (place == Place.IN_JSON || (place == Place.ALONE && value.isValueNode())) {
      out.append(value);
    } else if (place == Place.ALONE) {
      out.append(value.toString().replace("\"", ""));
    } else if (value.isValueNode()) {
      JsonStringEncoder.getInstance().quoteAsString(value.asText(), out);
    } else {
      JsonStringEncoder.getInstance().quoteAsString(value.toString().replace("\"", ""), out);
    }
  }

  private String withSamples() {
    var sample = new StringBuilder();
    holes.forEach(
        hole -> sample.append(hole.before()).append(hole.place() == Place.IN_JSON ? "0" : ""));
    return sample.append(rest).toString();
  }

  private static boolean isJson(String text) {
    try {
      return !text.isBlank() && !STRICT.readTree(text).isMissingNode();
    } catch (JsonProcessingException e) {
      return false;
    }
  }

  /** Where in the template's JSON a variable stands. */
  private static final class Position {
    private boolean quoted;
    private boolean escaped;
    private int depth;

    void pass(String text) {
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        if (escaped) {
          escaped = false;
        } else if (c == '\\') {
          escaped = quoted;
        } else if (c == '"') {
          quoted = !quoted;
        } else if (!quoted && (c == '{' || c == '[')) {
          depth++;
        } else if (!quoted && (c == '}' || c == ']')) {
          depth--;
        }
      }
    }

    Place place() {
      if (quoted) {
        return Place.IN_QUOTES;
      }
      return depth > 0 ? Place.IN_JSON : Place.ALONE;
    }
  }
}
