package dev.comanda.operations.verify;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Currency;

/** Amounts as operators read them. */
final class Price {

  private Price() {}

  /**
   * An amount of the API, such as {@code 3.50 EUR}.
   *
   * @param money {@code {"amount": 350, "currency": "EUR"}}
   */
  static String of(JsonNode money) {
    String currency = money.path("currency").asText();
    int digits = Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
    return BigDecimal.valueOf(money.path("amount").asLong(), digits).toPlainString()
        + " "
        + currency;
  }
}
