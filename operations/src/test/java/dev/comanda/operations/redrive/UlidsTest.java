package dev.comanda.operations.redrive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.contract.Times;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class UlidsTest {

  /** The time in the ULID specification's example, 01ARZ3NDEKTSV4RRFFQ69G5FAV. */
  private static final Instant TIME = Instant.ofEpochMilli(1_469_922_850_259L);

  @Test
  void haveAFirstAndALastOneOfATime() {
    assertThat(Ulids.of(TIME, '0')).isEqualTo("01ARZ3NDEK0000000000000000");
    assertThat(Ulids.of(TIME, 'Z')).isEqualTo("01ARZ3NDEKZZZZZZZZZZZZZZZZ");
  }

  @Test
  void carryTheirTime() {
    assertThat(Times.ofOrder("01ARZ3NDEKTSV4RRFFQ69G5FAV")).isEqualTo(TIME);
  }
}
