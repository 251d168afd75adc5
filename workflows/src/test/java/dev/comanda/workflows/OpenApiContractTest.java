package dev.comanda.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.contract.Ids;
import dev.comanda.contract.Languages;
import dev.comanda.contract.Limits;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The description of the API says what the contract says. */
class OpenApiContractTest {

  /** Limits of other things: how many errors one answer tells, and what statuses there are. */
  private static final Set<Long> OF_OTHER_THINGS = Set.of(100L, 599L);

  /** Of this example the samples are made, of the event and of what is told of it. */
  @ParameterizedTest
  @CsvSource({
    "Cart, /requestBody/content/application~1json/example",
    "Order, /responses/201/content/application~1json/example"
  })
  void showsEverythingThatAnOrderMayHold(String schema, String example) {
    JsonNode shown = OpenApi.DOCUMENT.at("/paths/~1orders/post" + example);

    assertThat(names(OpenApi.component(schema)))
        .isNotEmpty()
        .containsExactlyInAnyOrderElementsOf(() -> shown.fieldNames());
    assertThat(names(OpenApi.component(schema + "Line")))
        .isNotEmpty()
        .containsExactlyInAnyOrderElementsOf(() -> shown.at("/lines/0").fieldNames());
  }

  @Test
  void takesAsMuchAsTheFunctionsDo() {
    assertThat(OpenApi.DOCUMENT.at("/components/schemas/Cart/properties/lines/maxItems").asInt())
        .isEqualTo(Limits.MOST_LINES);
    assertThat(OpenApi.DOCUMENT.at("/components/schemas/Quantity/maximum").asInt())
        .isEqualTo(Limits.MOST_UNITS);
    assertThat(OpenApi.DOCUMENT.at("/components/schemas/Money/properties/amount/maximum").asLong())
        .isEqualTo(Limits.MOST_MINOR_UNITS);
    assertThat(OpenApi.DOCUMENT.at("/components/parameters/Limit/schema/maximum").asInt())
        .isEqualTo(Limits.MOST_ITEMS);
    assertThat(limits("email")).containsOnly(entry("maxLength", Limits.LONGEST_EMAIL));
    assertThat(limits("code")).containsOnly(entry("maxLength", Limits.LONGEST_CODE));
    assertThat(limits("name")).containsOnly(entry("maxLength", Limits.LONGEST_NAME));
    assertThat(limits("password")).containsOnly(entry("maxLength", Limits.LONGEST_PASSWORD));
    assertThat(limits("refreshToken")).containsOnly(entry("maxLength", Limits.LONGEST_TOKEN));
  }

  /** So that a limit that is written in somewhere is one that the functions know. */
  @Test
  void hasNoLimitOfItsOwn() throws Exception {
    List<Long> known = new ArrayList<>(OF_OTHER_THINGS);
    for (var limit : Limits.class.getFields()) {
      known.add(((Number) limit.get(null)).longValue());
    }

    for (String keyword : List.of("maxItems", "maxLength", "maximum")) {
      assertThat(OpenApi.DOCUMENT.findValues(keyword))
          .isNotEmpty()
          .allSatisfy(limit -> assertThat(known).contains(limit.longValue()));
    }
  }

  @Test
  void speaksTheLanguagesOfTheShop() {
    assertThat(Languages.namedIn(OpenApi.DOCUMENT)).containsOnly(Languages.ofTheShop());
  }

  @Test
  void knowsIdsAsTheContractDoes() {
    assertThat(pattern("/components/schemas/OrderId")).isEqualTo(whole(Ids.ORDER));
    assertThat(pattern("/components/schemas/ProductId")).isEqualTo(whole(Ids.PRODUCT));
    assertThat(pattern("/components/schemas/Money/properties/currency"))
        .isEqualTo(whole(Ids.CURRENCY));
    assertThat(pattern("/components/parameters/IdempotencyKey/schema"))
        .isEqualTo(whole(Ids.IDEMPOTENCY_KEY));
  }

  private static String pattern(String pointer) {
    return OpenApi.DOCUMENT.at(pointer).path("pattern").asText();
  }

  private static String whole(Pattern pattern) {
    return "^" + pattern + "$";
  }

  private static Map.Entry<String, Long> entry(String keyword, long limit) {
    return Map.entry(keyword, limit);
  }

  /** The limits of all properties of this name, each the same wherever it is. */
  private static Map<String, Long> limits(String property) {
    Map<String, Long> limits = new TreeMap<>();
    for (JsonNode schema : OpenApi.DOCUMENT.path("components").findValues(property)) {
      if (schema.has("maxLength")) {
        Long other = limits.put("maxLength", schema.get("maxLength").longValue());
        assertThat(other).isIn(null, schema.get("maxLength").longValue());
      }
    }
    return limits;
  }

  private static List<String> names(JsonNode schema) {
    List<String> names = new ArrayList<>();
    schema.path("properties").fieldNames().forEachRemaining(names::add);
    return names;
  }
}
