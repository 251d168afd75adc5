package dev.comanda.local.pipes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.local.patterns.EventPattern;
import java.util.ArrayList;
import java.util.List;

/**
 * The filters of a pipe, of which a record has to match one; without any, every record passes.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-event-filtering.html">Filtering</a>
 */
final class Filter {

  private static final int MOST_FILTERS = 5;
  private static final int LONGEST_PATTERN = 4096;

  private final List<EventPattern> patterns;

  private Filter(List<EventPattern> patterns) {
    this.patterns = patterns;
  }

  /**
   * @param criteria the property {@code FilterCriteria}; may be missing
   */
  static Filter of(JsonNode criteria) {
    JsonNode filters = criteria.path("Filters");
    if (filters.size() > MOST_FILTERS) {
      throw new IllegalArgumentException(
          "FilterCriteria.Filters has %d filters; at most %d are allowed"
              .formatted(filters.size(), MOST_FILTERS));
    }
    List<EventPattern> patterns = new ArrayList<>();
    for (JsonNode filter : filters) {
      patterns.add(pattern(filter.path("Pattern")));
    }
    return new Filter(patterns);
  }

  private static EventPattern pattern(JsonNode text) {
    if (!text.isTextual() || text.textValue().length() > LONGEST_PATTERN) {
      throw new IllegalArgumentException(
          "FilterCriteria.Filters.Pattern must be a text of at most %d characters, not %s"
              .formatted(LONGEST_PATTERN, text));
    }
    return new EventPattern(text.textValue());
  }

  boolean passes(SourceRecord record) {
    return patterns.isEmpty()
        || patterns.stream().anyMatch(pattern -> pattern.matches(record.decoded()));
  }
}
