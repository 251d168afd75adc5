package dev.comanda.engine.pipes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.engine.aws.Json;
import dev.comanda.engine.aws.patterns.EventPattern;
import dev.comanda.engine.aws.patterns.InvalidEventPatternException;
import java.util.ArrayList;
import java.util.List;

/**
 * The filters of a pipe, of which a record has to match one; without any, every record passes. A
 * filter that looks into the record's data as JSON drops data that is none, and one that takes the
 * data for a text drops JSON, whatever its rules say.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-event-filtering.html">Filtering</a>
 */
final class Filter {

  private static final int MOST_FILTERS = 5;
  private static final int LONGEST_PATTERN = 4096;

  /** What a pattern takes the data for. */
  private enum Data {
    UNNAMED,
    TEXT,
    JSON
  }

  private record Criterion(EventPattern pattern, Data data) {}

  private final String dataField;
  private final List<Criterion> criteria = new ArrayList<>();

  private Filter(String dataField) {
    this.dataField = dataField;
  }

  /**
   * For a queue, whose data may be any text.
   *
   * @param criteria the group {@code FilterCriteria}; may be missing
   * @throws InvalidPipeException if it is refused
   */
  static Filter ofQueue(Properties criteria) {
    return of(criteria, "body");
  }

  /**
   * For a DynamoDB stream, whose data is always JSON.
   *
   * @param criteria the group {@code FilterCriteria}; may be missing
   * @throws InvalidPipeException if it is refused
   */
  static Filter ofStream(Properties criteria) {
    Filter filter = of(criteria, "dynamodb");
    for (int i = 0; i < filter.criteria.size(); i++) {
      if (filter.criteria.get(i).data() == Data.TEXT) {
        throw InvalidPipeException.ofField(
            criteria.path("Filters[%d].Pattern".formatted(i)),
            "The filter pattern for data properties must be in a valid JSON format.");
      }
    }
    return filter;
  }

  private static Filter of(Properties criteria, String dataField) {
    JsonNode filters = criteria.node().path("Filters");
    if (filters.size() > MOST_FILTERS) {
      throw InvalidPipeException.ofSchema(
          criteria.path("Filters"),
          "array is too long: must have at most %d elements but instance has %d elements"
              .formatted(MOST_FILTERS, filters.size()));
    }
    Filter filter = new Filter(dataField);
    for (int i = 0; i < filters.size(); i++) {
      filter.add(new Properties(criteria.path("Filters[%d].".formatted(i)), filters.get(i)));
    }
    return filter;
  }

  private void add(Properties filter) {
    JsonNode given = filter.node().path("Pattern");
    if (!given.isTextual()) {
      throw InvalidPipeException.ofField(
          filter.path("Pattern"), "must be the text of a pattern, not " + given);
    }
    String text = filter.text("Pattern", 0, LONGEST_PATTERN, "");
    try {
      var pattern = new EventPattern(text);
      criteria.add(new Criterion(pattern, data(Json.parse(text).path(dataField))));
    } catch (InvalidEventPatternException e) {
      throw InvalidPipeException.ofField(filter.path("Pattern"), e.getMessage());
    }
  }

  private static Data data(JsonNode pattern) {
    if (pattern.isMissingNode()) {
      return Data.UNNAMED;
    }
    return pattern.isObject() ? Data.JSON : Data.TEXT;
  }

  boolean passes(SourceRecord record) {
    if (criteria.isEmpty()) {
      return true;
    }
    boolean json = record.decoded().path(dataField).isContainerNode();
    return criteria.stream()
        .filter(criterion -> criterion.data() != (json ? Data.TEXT : Data.JSON))
        .anyMatch(criterion -> criterion.pattern().matches(record.decoded()));
  }
}
