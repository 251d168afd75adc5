package dev.comanda.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class EventSchemaTest {

  @Test
  void itsExamplesAreValid() {
    assertThat(EventSchema.DOCUMENT.get("examples")).isNotEmpty();
    EventSchema.DOCUMENT
        .get("examples")
        .forEach(example -> assertThat(EventSchema.errors(example)).isEmpty());
  }

  @ParameterizedTest
  @MethodSource("fieldsOfTheExample")
  void everyFieldIsRequired(String pointer) {
    JsonNode event = example();
    int slash = pointer.lastIndexOf('/');
    JsonNode owner = event.at(pointer.substring(0, slash));
    if (owner instanceof ObjectNode object) {
      object.remove(pointer.substring(slash + 1));
      assertThat(EventSchema.errors(event)).isNotEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("objectsOfTheExample")
  void noObjectTakesAnUnknownField(String pointer) {
    JsonNode event = example();
    ((ObjectNode) event.at(pointer)).put("surprise", 1);
    assertThat(EventSchema.errors(event)).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "/eventId, \"1/order-placed/v1\"",
        "/version, 2",
        "/occurredAt, \"2026-11-24T17:30:00Z\"",
        "/occurredAt, \"2026-13-24T17:30:00.000Z\"",
        "/order/lines, []",
        "/order/customer/locale, \"fr\"",
        "/order/lines/0/quantity, 0",
        "/order/lines/0/quantity, 100",
        "/order/lines/0/quantity, \"2\"",
        "/order/total/amount, 24.98",
        "/order/total/amount, -1",
        "/order/total/amount, 9007199254740992",
        "/order/total/currency, \"eur\""
      })
  void refusesWrongValues(String pointer, String value) {
    JsonNode event = example();
    int slash = pointer.lastIndexOf('/');
    ((ObjectNode) event.at(pointer.substring(0, slash)))
        .set(pointer.substring(slash + 1), Definitions.parse(value));
    assertThat(EventSchema.errors(event)).isNotEmpty();
  }

  static Stream<String> fieldsOfTheExample() {
    return pointers(example(), "").stream().filter(pointer -> !pointer.isEmpty());
  }

  static Stream<String> objectsOfTheExample() {
    JsonNode example = example();
    return pointers(example, "").stream().filter(pointer -> example.at(pointer).isObject());
  }

  private static JsonNode example() {
    return EventSchema.DOCUMENT.at("/examples/0").deepCopy();
  }

  private static List<String> pointers(JsonNode node, String pointer) {
    List<String> all = new ArrayList<>(List.of(pointer));
    node.properties()
        .forEach(field -> all.addAll(pointers(field.getValue(), pointer + "/" + field.getKey())));
    if (node.isArray()) {
      all.addAll(pointers(node.get(0), pointer + "/0"));
    }
    return all;
  }
}
