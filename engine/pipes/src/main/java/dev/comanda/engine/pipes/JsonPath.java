package dev.comanda.engine.pipes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.comanda.engine.aws.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A path of an input template: names after dots, indexes and wildcards in square brackets.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-input-transformation.html">Input
 *     transformation</a>
 */
final class JsonPath {

  private static final Pattern STEP =
      Pattern.compile("\\.([\\w/-]+)|\\[(\\d+)]|\\.(\\*)|\\[(\\*)]");

  /** A name, an index, or null for the wildcard. */
  private record Step(String name, Integer index) {}

  private final List<Step> steps = new ArrayList<>();
  private boolean wild;

  /**
   * @param path begins with {@code $}
   * @throws IllegalArgumentException if it is not a path of the supported syntax
   */
  JsonPath(String path) {
    Matcher matcher = STEP.matcher(path).region(1, path.length());
    int end = 1;
    while (matcher.lookingAt()) {
      steps.add(step(matcher));
      end = matcher.end();
      matcher.region(end, path.length());
    }
    if (end != path.length()) {
      throw new IllegalArgumentException(
          "InputTemplate has the path '%s', which cannot be read from '%s' on: use dots, names of"
                  .formatted(path, path.substring(end))
              + " letters, digits, dashes, underscores and slashes, indexes and wildcards");
    }
  }

  private Step step(Matcher matcher) {
    if (matcher.group(1) != null) {
      return new Step(matcher.group(1), null);
    }
    if (matcher.group(2) != null) {
      return new Step(null, Integer.valueOf(matcher.group(2)));
    }
    wild = true;
    return new Step(null, null);
  }

  /** The value there; a missing node when there is none. With a wildcard, an array of values. */
  JsonNode of(JsonNode event) {
    if (!wild) {
      JsonNode value = event;
      for (Step step : steps) {
        value = step.name() != null ? value.path(step.name()) : value.path(step.index());
      }
      return value;
    }
    ArrayNode found = Json.array();
    collect(event, 0, found);
    return found;
  }

  private void collect(JsonNode value, int depth, ArrayNode found) {
    if (depth == steps.size()) {
      if (!value.isMissingNode()) {
        found.add(value);
      }
      return;
    }
    Step step = steps.get(depth);
    if (step.name() != null) {
      collect(value.path(step.name()), depth + 1, found);
    } else if (step.index() != null) {
      collect(value.path(step.index()), depth + 1, found);
    } else {
      value.forEach(child -> collect(child, depth + 1, found));
    }
  }
}
