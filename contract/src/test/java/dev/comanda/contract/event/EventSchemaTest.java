package dev.comanda.contract.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.contract.Languages;
import dev.comanda.contract.Printed;
import dev.comanda.contract.Recorded;
import dev.comanda.contract.Samples;
import dev.comanda.contract.fields.Fields;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventSchemaTest {

  @Test
  @Tag(Recorded.TAG)
  void isPublishedAsTheEventIsDeclared() {
    Recorded.file(
        Path.of("src/main/resources/dev/comanda/contract/schemas/order-placed.v1.schema.json"),
        Printed.json(SchemaDocument.of("urn:comanda:event:order-placed:v1", OrderPlaced.SHAPE)));
  }

  @ParameterizedTest
  @ValueSource(strings = {Samples.ORDER_PLACED, Samples.ORDER_PLACED_TO_COME})
  void takesTheSamples(String sample) {
    assertThat(EventSchema.errors(Json.read(Samples.text(sample)))).isEmpty();
  }

  @Test
  void speaksTheLanguagesOfTheShop() {
    assertThat(Languages.namedIn(EventSchema.DOCUMENT)).containsOnly(Languages.ofTheShop());
  }

  @ParameterizedTest
  @MethodSource("fields")
  void describesEveryFieldOfTheSample(String pointer) {
    assertThat(Json.described(EventSchema.DOCUMENT, pointer)).as(pointer).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("fields")
  void requiresWhatTheReaderCannotDoWithout(String pointer) {
    JsonNode event = sample();
    if (Json.owner(event, pointer) instanceof ObjectNode object) {
      object.remove(Json.name(pointer));
      // The reader takes whatever languages there are; the producer always writes all of them.
      boolean required = pointer.contains("/name/") || !isReadable(event);
      assertThat(EventSchema.errors(event).isEmpty()).isEqualTo(!required);
    }
  }

  private static boolean isReadable(JsonNode event) {
    try {
      OrderPlaced.read(Fields.of(Json.map(event), new FirstError()));
      return true;
    } catch (InvalidEventException e) {
      return false;
    }
  }

  @ParameterizedTest
  @MethodSource("objects")
  void everyObjectTakesAFieldThatALaterVersionAdds(String pointer) {
    JsonNode event = sample();
    ((ObjectNode) event.at(pointer)).put("surprise", "of a later version");
    assertThat(EventSchema.errors(event)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "/eventId, \"1/order-placed/v1\"",
        "/version, 0",
        "/version, \"1\"",
        "/occurredAt, \"2026-11-24T17:30:00Z\"",
        "/occurredAt, \"2026-13-24T17:30:00.000Z\"",
        "/order/lines, []",
        "/order/customer/locale, \"fr\"",
        "/order/lines/0/quantity, 0",
        "/order/lines/0/quantity, \"2\"",
        "/order/total/amount, 24.98",
        "/order/total/amount, -1",
        "/order/total/amount, 9007199254740992",
        "/order/total/currency, \"eur\""
      })
  void refusesWrongValues(String pointer, String value) {
    assertThat(EventSchema.errors(Json.with(sample(), pointer, value))).isNotEmpty();
  }

  @Test
  void knowsNothingOfTheShopsLimits() {
    assertThat(EventSchema.errors(Json.with(sample(), "/order/lines/0/quantity", "100000")))
        .isEmpty();
    assertThat(EventSchema.DOCUMENT.findValues("maxItems")).isEmpty();
  }

  static Stream<String> fields() {
    return Json.pointers(sample()).stream().filter(pointer -> !pointer.isEmpty());
  }

  static List<String> objects() {
    JsonNode sample = sample();
    return Json.pointers(sample).stream()
        .filter(pointer -> sample.at(pointer).isObject() && !pointer.endsWith("/name"))
        .toList();
  }

  private static JsonNode sample() {
    return Json.read(Samples.text(Samples.ORDER_PLACED));
  }
}
