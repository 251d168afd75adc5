package dev.comanda.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimesTest {

  @ParameterizedTest
  @CsvSource({
    "01ARZ3NDEKTSV4RRFFQ69G5FAV, 2016-07-30T23:54:10.259Z",
    "01M879GQ70G8T4Z7N2XW9B3C5D, 2026-11-24T17:26:36.000Z",
    "01M88011ZZ8T4Z7N2XW9B3C5DE, 2026-11-24T23:59:59.999Z",
    "00000000000000000000000000, 1970-01-01T00:00:00.000Z",
    "7ZZZZZZZZZZZZZZZZZZZZZZZZZ, +10889-08-02T05:31:50.655Z"
  })
  void readsTheTimeOfAnOrderFromItsId(String orderId, String placedAt) {
    assertThat(Times.ofOrder(orderId)).isEqualTo(Instant.parse(placedAt));
  }

  @Test
  void writesThreeDigitsOfMilliseconds() {
    assertThat(Times.text(Instant.parse("2026-11-24T17:26:36Z")))
        .isEqualTo("2026-11-24T17:26:36.000Z");
  }
}
