package dev.comanda.contract.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.contract.Recorded;
import dev.comanda.contract.Samples;
import dev.comanda.contract.fields.Fields;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class OrderPlacedTest {

  @Test
  void writesWhatItReads() {
    assertThat(read(sample()).toJson()).isEqualTo(Json.map(sample()));
  }

  @ParameterizedTest
  @MethodSource("dev.comanda.contract.event.EventSchemaTest#fields")
  void needsNoFieldThatTheSchemaDoesNotPromise(String pointer) {
    JsonNode event = sample();
    if (Json.owner(event, pointer) instanceof ObjectNode object) {
      object.remove(Json.name(pointer));
      if (EventSchema.errors(event).isEmpty()) {
        assertThat(read(event)).isNotNull();
      }
    }
  }

  @Test
  void readsAVersionToComeByWhatItKnowsOfIt() {
    Map<String, Object> toCome = Json.map(Json.read(Samples.text(Samples.ORDER_PLACED_TO_COME)));
    OrderPlaced read = OrderPlaced.read(Fields.of(toCome, new FirstError()));

    assertThat(read.version()).isEqualTo(2);
    assertThat(read.eventId()).isEqualTo(toCome.get("eventId")).asString().endsWith("/v2");
    assertThat(read.order()).isEqualTo(read(sample()).order());
  }

  /** Each member of the event comes from the item, those of lines in one expression. */
  @Test
  void isWrittenOfAnItemAsItIsRead() {
    Map<String, Object> written = OrderPlaced.ofItem("$item");
    Map<String, Object> read = read(sample()).toJson();

    assertThat(written.keySet()).containsExactlyElementsOf(read.keySet());
    assertThat(order(written).keySet()).containsExactlyElementsOf(order(read).keySet());
    assertThat(order(written).get("lines").toString())
        .contains(
            Json.names(sample().at("/order/lines/0")).stream()
                .map(name -> "'" + name + "': ")
                .toList());
  }

  @Test
  void namesTheNumbersThatAnItemHasAsText() {
    assertThat(OrderPlaced.numbers()).containsExactly("amount", "quantity");
  }

  /** Nobody produces it yet: it is made here, of the version that is produced. */
  @Test
  @Tag(Recorded.TAG)
  void theVersionToComeOnlyAdds() {
    Map<String, Object> toCome = added(Json.map(sample()));
    toCome.put("version", 2L);
    toCome.put("eventId", OrderPlaced.eventId(read(sample()).order().orderId(), 2));

    Recorded.sample(Samples.ORDER_PLACED_TO_COME, toCome);
  }

  @Test
  void takesOrdersLargerThanTheShopsDoorDoes() {
    Map<String, Object> event = Json.map(sample());
    Object line = ((List<?>) order(event).get("lines")).get(0);
    order(event).put("lines", Collections.nCopies(1_000, line));

    assertThat(OrderPlaced.read(Fields.of(event, new FirstError())).order().lines()).hasSize(1_000);
    assertThat(read(Json.with(sample(), "/order/lines/0/quantity", "100000")).order().lines())
        .extracting(OrderPlaced.Line::quantity)
        .startsWith(100_000L);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "/eventId|\"other/order-placed/v1\"|Must be the order's id, /order-placed/v and the version",
        "/eventType|\"OrderCancelled\"|Must be OrderPlaced",
        "/version|0|Must be from 1 to 2147483647",
        "/version|2147483648|Must be from 1 to 2147483647",
        "/version|1.5|Must be a whole number, not a number",
        "/occurredAt|\"yesterday\"|Must be an ISO 8601 instant in UTC",
        "/order|[]|Must be an object, not an array",
        "/order/orderId|\"42\"|Must be a ULID",
        "/order/customer/customerId|\"a b\"|Must be an id of letters, digits, _ and -",
        "/order/customer/name|[]|Must be a string, not an array",
        "/order/lines|[]|Must have 1 to 2147483647 elements, not 0",
        "/order/lines|\"none\"|Must be an array of objects, not a string",
        "/order/lines/0/quantity|0|Must be from 1 to 2147483647",
        "/order/lines/0/name/es|7|Must be a string, not a number",
        "/order/total/amount|9007199254740992|Must be from 0 to 9007199254740991",
        "/order/total/currency|\"eur\"|Must be three capital letters",
      })
  void namesTheFieldThatIsWrongAndNeverItsValue(String pointer, String value, String problem) {
    assertThatThrownBy(() -> read(Json.with(sample(), pointer, value)))
        .isInstanceOf(InvalidEventException.class)
        .hasMessage(pointer + ": " + problem);
  }

  private static OrderPlaced read(JsonNode event) {
    return OrderPlaced.read(Fields.of(Json.map(event), new FirstError()));
  }

  private static JsonNode sample() {
    return Json.read(Samples.text(Samples.ORDER_PLACED));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> order(Map<String, Object> event) {
    return (Map<String, Object>) event.get("order");
  }

  /** Everything, and in each object one more member. A product's name may get a language. */
  private static Map<String, Object> added(Map<?, ?> members) {
    Map<String, Object> more = new LinkedHashMap<>();
    members.forEach(
        (name, value) ->
            more.put(
                (String) name,
                value instanceof Map<?, ?> object
                    ? name.equals("name") ? object : added(object)
                    : value instanceof List<?> list ? addedToEach(list) : value));
    more.put("addedInV2", "of a version to come");
    return more;
  }

  private static List<Object> addedToEach(List<?> elements) {
    List<Object> all = new ArrayList<>();
    elements.forEach(element -> all.add(added((Map<?, ?>) element)));
    return all;
  }
}
