package dev.comanda.orders;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderIdTest {

  private static final long LAST_MILLI = (1L << 48) - 1;

  @Property
  void knowsItsTime(@ForAll @LongRange(max = LAST_MILLI) long millis) {
    Instant time = Instant.ofEpochMilli(millis);

    assertThat(OrderId.next(time, new SecureRandom()).placedAt()).isEqualTo(time);
  }

  @Property
  void sortsByTime(@ForAll @LongRange(max = LAST_MILLI - 1) long millis) {
    OrderId earlier = OrderId.next(Instant.ofEpochMilli(millis), new SecureRandom());
    OrderId later = OrderId.next(Instant.ofEpochMilli(millis + 1), new SecureRandom());

    assertThat(earlier.value()).isLessThan(later.value());
  }

  @Test
  void isNeverTheSameTwice() {
    assertThat(
            Stream.generate(() -> OrderId.next(Instant.EPOCH, new SecureRandom()))
                .limit(1000)
                .distinct())
        .hasSize(1000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "01ARZ3NDEKTSV4RRFFQ69G5FA",
        "01arz3ndektsv4rrffq69g5fav",
        "81ARZ3NDEKTSV4RRFFQ69G5FAV",
        "01ARZ3NDEKTSV4RRFFQ69G5FAU",
        "01ARZ3NDEKTSV4RRFFQ69G5FAV "
      })
  void isOneSpellingOnly(String text) {
    assertThat(OrderId.parse(text)).isEmpty();
    assertThat(OrderId.parse("01ARZ3NDEKTSV4RRFFQ69G5FAV")).isPresent();
  }
}
