package dev.comanda.engine.services.firehose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObjectPrefixTest {

  private static final Instant ARRIVAL = Instant.parse("2026-03-04T23:59:58Z");

  @ParameterizedTest
  @CsvSource({
    "'', 2026/03/04/23/",
    "lake/, lake/2026/03/04/23/",
    "orders/dt=!{timestamp:yyyy-MM-dd}/, orders/dt=2026-03-04/",
    "!{timestamp:yyyy}/!{timestamp:'h'HH}/, 2026/h23/"
  })
  void givesTheTimeInUtc(String prefix, String expected) {
    assertThat(new ObjectPrefix("Prefix", prefix).at(ARRIVAL)).isEqualTo(expected);
  }

  @Test
  void givesARandomText() {
    var prefix = new ObjectPrefix("Prefix", "!{firehose:random-string}/");

    assertThat(prefix.at(ARRIVAL)).matches("[0-9a-f]{11}/").isNotEqualTo(prefix.at(ARRIVAL));
  }

  @ParameterizedTest
  @CsvSource({
    "!{partitionKeyFromQuery:customer}/",
    "!{timestamp:not a pattern}/",
    "!{firehose:other}/"
  })
  void refusesWhatItCannotDo(String prefix) {
    assertThatThrownBy(() -> new ObjectPrefix("Prefix", prefix))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Prefix has the expression " + prefix.replace("/", ""));
  }
}
