package dev.comanda.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BackoffTest {

  @Test
  void neverWaitsBeyondItsBudget() {
    List<Duration> waits = new ArrayList<>();
    AtomicLong millis = new AtomicLong();
    Clock clock =
        new Clock() {
          @Override
          public Instant instant() {
            return Instant.ofEpochMilli(millis.get());
          }

          @Override
          public ZoneOffset getZone() {
            return ZoneOffset.UTC;
          }

          @Override
          public Clock withZone(java.time.ZoneId zone) {
            return this;
          }
        };
    Backoff backoff =
        Backoff.of(
            clock,
            time -> {
              waits.add(time);
              millis.addAndGet(time.toMillis());
            },
            Duration.ofSeconds(2));

    while (backoff.pause()) {
      assertThat(millis.get()).isLessThanOrEqualTo(2000);
    }
    assertThat(waits.get(0)).isBetween(Duration.ofMillis(1), Duration.ofMillis(25));
    assertThat(waits).allMatch(wait -> wait.toMillis() <= 400).hasSizeGreaterThan(5);
    assertThat(waits.stream().distinct()).hasSizeGreaterThan(3);
  }

  @Test
  void stopsWhenTheThreadIsInterrupted() {
    Backoff backoff =
        Backoff.of(
            Clock.fixed(Instant.EPOCH, ZoneOffset.UTC),
            time -> {
              throw new InterruptedException();
            },
            Duration.ofSeconds(2));

    assertThat(backoff.pause()).isFalse();
    assertThat(Thread.interrupted()).isTrue();
  }
}
