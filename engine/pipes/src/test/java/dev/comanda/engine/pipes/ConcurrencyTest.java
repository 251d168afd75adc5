package dev.comanda.engine.pipes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ConcurrencyTest {

  private long now = 1_000;

  @Test
  void allowsFiveAtFirst() {
    var concurrency = new Concurrency(1000);

    assertThat(concurrency.allowsMoreThan(4, now)).isTrue();
    assertThat(concurrency.allowsMoreThan(5, now)).isFalse();
  }

  @Test
  void allowsSixtyMoreAMinuteWhileAllAreBusy() {
    var concurrency = new Concurrency(1000);
    int busy = 0;
    for (int second = 0; second < 60; second++) {
      while (concurrency.allowsMoreThan(busy, now)) {
        busy++;
      }
      now += TimeUnit.SECONDS.toNanos(1);
    }
    while (concurrency.allowsMoreThan(busy, now)) {
      busy++;
    }

    assertThat(busy).isEqualTo(65);
  }

  @Test
  void beginsAnewWhenFewAreBusyAndNeverPassesItsCeiling() {
    var concurrency = new Concurrency(6);
    concurrency.allowsMoreThan(4, now);
    now += TimeUnit.SECONDS.toNanos(1);
    assertThat(concurrency.allowsMoreThan(5, now)).isTrue();
    now += TimeUnit.SECONDS.toNanos(1);
    assertThat(concurrency.allowsMoreThan(6, now)).isFalse();

    concurrency.allowsMoreThan(1, now);
    assertThat(concurrency.allowsMoreThan(5, now)).isFalse();
  }
}
