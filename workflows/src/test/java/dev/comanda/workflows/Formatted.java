package dev.comanda.workflows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** A definition as one reads it: first what a state is, then what it does, then what comes next. */
final class Formatted {

  private static final List<String> READING_ORDER =
      List.of(
          "Comment",
          "QueryLanguage",
          "ProcessorConfig",
          "StartAt",
          "Type",
          "Resource",
          "TimeoutSeconds",
          "ErrorEquals",
          "Items",
          "Condition",
          "Arguments",
          "Choices",
          "ItemProcessor",
          "Retry",
          "Catch",
          "Assign",
          "Output",
          "Default",
          "Next",
          "End",
          "States");

  private static final DefaultPrettyPrinter PRINTER =
      new DefaultPrettyPrinter(
              Separators.createDefaultInstance()
                  .withObjectFieldValueSpacing(Separators.Spacing.AFTER))
          .withObjectIndenter(new DefaultIndenter("  ", "\n"));

  private Formatted() {}

  static String of(JsonNode definition) {
    try {
      return Definitions.JSON.writer(PRINTER).writeValueAsString(ordered(definition)) + "\n";
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Members of other names, such as those of arguments, stay in their order, after the known. */
  private static JsonNode ordered(JsonNode value) {
    if (value instanceof ObjectNode object) {
      ObjectNode ordered = Definitions.JSON.createObjectNode();
      object.properties().stream()
          .sorted(Comparator.comparingInt(Formatted::place))
          .forEach(member -> ordered.set(member.getKey(), ordered(member.getValue())));
      return ordered;
    }
    if (value instanceof ArrayNode array) {
      ArrayNode ordered = Definitions.JSON.createArrayNode();
      array.forEach(element -> ordered.add(ordered(element)));
      return ordered;
    }
    return value;
  }

  private static int place(Map.Entry<String, JsonNode> member) {
    int place = READING_ORDER.indexOf(member.getKey());
    return place < 0 ? READING_ORDER.size() : place;
  }
}
