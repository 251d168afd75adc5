package dev.comanda.orders;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.runtime.http.TestRequest.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Orders that say what the customer was shown. */
class ExpectedPriceTest {

  @RegisterExtension static final Shop SHOP = new Shop();

  @Test
  void areTakenAtThatPrice() {
    Answer answer = place("same", line("mug", 1250) + "," + line("tea", 499));

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.json().at("/total/amount").asLong()).isEqualTo(1749);
  }

  @Test
  void areRefusedWithEveryPriceThatHasChanged() {
    Answer answer = place("changed", line("mug", 999) + "," + line("tea", 499));

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.problem()).isEqualTo("price-changed");
    JsonNode errors = answer.json().path("errors");
    assertThat(errors).hasSize(1);
    assertThat(errors.at("/0/pointer").asText()).isEqualTo("/lines/0/expectedUnitPrice");
    assertThat(errors.at("/0/unitPrice").toString())
        .isEqualTo("{\"amount\":1250,\"currency\":\"EUR\"}");
  }

  @Test
  void leaveTheKeyFreeWhenTheyAreRefused() {
    place("again", line("mug", 1));

    assertThat(place("again", line("mug", 1250)).status()).isEqualTo(201);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"amount\":-1,\"currency\":\"EUR\"}|/lines/0/expectedUnitPrice/amount",
        "{\"amount\":1.5,\"currency\":\"EUR\"}|/lines/0/expectedUnitPrice/amount",
        "{\"amount\":1,\"currency\":\"euro\"}|/lines/0/expectedUnitPrice/currency",
        "{\"amount\":1}|/lines/0/expectedUnitPrice/currency",
        "{\"amount\":1,\"currency\":\"EUR\",\"tax\":1}|/lines/0/expectedUnitPrice/tax",
        "12|/lines/0/expectedUnitPrice",
        "null|/lines/0/expectedUnitPrice",
      })
  void areRefusedIfThePriceIsNone(String price, String pointer) {
    Answer answer =
        place(
            "wrong", "{\"productId\":\"mug\",\"quantity\":1,\"expectedUnitPrice\":" + price + "}");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().at("/errors/0/pointer").asText()).isEqualTo(pointer);
  }

  private static String line(String productId, int amount) {
    return "{\"productId\":\"%s\",\"quantity\":1,\"expectedUnitPrice\":{\"amount\":%d,\"currency\":\"EUR\"}}"
        .formatted(productId, amount);
  }

  private static Answer place(String key, String lines) {
    return SHOP.place(key, "{\"lines\":[" + lines + "]}");
  }
}
