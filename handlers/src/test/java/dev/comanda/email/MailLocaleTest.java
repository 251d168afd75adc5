package dev.comanda.email;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.contract.Language;
import java.time.Instant;
import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MailLocaleTest {

  @ParameterizedTest
  @EnumSource
  void thereIsOneForEveryLanguageOfTheShop(Language language) {
    assertThat(MailLocale.of(language.tag()).tag()).isEqualTo(language.tag());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "EUR | 123450 | 1.234,50_€ | €1,234.50",
        "EUR | 5 | 0,05_€ | €0.05",
        "EUR | 0 | 0,00_€ | €0.00",
        "EUR | 100000000 | 1.000.000,00_€ | €1,000,000.00",
        "EUR | 9007199254740991 | 90.071.992.547.409,91_€ | €90,071,992,547,409.91",
        "GBP | 1999 | 19,99_GBP | £19.99",
        "JPY | 1999 | 1.999_JPY | JP¥1,999"
      })
  void writesAmountsAsTheLanguageDoes(String currency, long minorUnits, String es, String en) {
    assertThat(MailLocale.ES.money(minorUnits, Currency.getInstance(currency)))
        .isEqualTo(es.replace('_', MailLocale.NO_BREAK_SPACE));
    assertThat(MailLocale.EN.money(minorUnits, Currency.getInstance(currency))).isEqualTo(en);
  }

  @Test
  void writesDatesInTheShopsZone() {
    Instant summerNight = Instant.parse("2026-07-31T22:05:00.000Z");

    assertThat(MailLocale.ES.date(summerNight))
        .isEqualTo("1 de agosto de 2026, 00:05 (hora de Madrid)");
    assertThat(MailLocale.EN.date(summerNight)).isEqualTo("1 August 2026, 00:05 (Madrid time)");
  }
}
