package dev.comanda.auth;

import dev.comanda.runtime.Backoff.Sleeper;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Answers no sooner than after a fixed time, so that the time of an answer does not tell whether an
 * address is registered: for one that is not the pool has less to do.
 */
final class EvenTime {

  /** Longer than the pool takes in nearly all cases; who has mistyped a password hardly notices. */
  static final Duration LEAST = Duration.ofMillis(500);

  private final Clock clock;
  private final Sleeper sleeper;

  EvenTime(Clock clock, Sleeper sleeper) {
    this.clock = clock;
    this.sleeper = sleeper;
  }

  /** The answer, in time. */
  <T> T always(Supplier<T> answer) {
    long start = clock.millis();
    try {
      return answer.get();
    } finally {
      waitUntil(start + LEAST.toMillis());
    }
  }

  /** The answer at once, or the failure in time. */
  <T> T whenRefused(Supplier<T> answer) {
    long start = clock.millis();
    try {
      return answer.get();
    } catch (RuntimeException e) {
      waitUntil(start + LEAST.toMillis());
      throw e;
    }
  }

  private void waitUntil(long millis) {
    long left = millis - clock.millis();
    if (left <= 0) {
      return;
    }
    try {
      sleeper.sleep(Duration.ofMillis(left));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
