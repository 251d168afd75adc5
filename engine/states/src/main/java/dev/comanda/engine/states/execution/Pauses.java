package dev.comanda.engine.states.execution;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The passing of time: the clock, and what waits (Wait states, the intervals of a Retrier). */
public interface Pauses {

  /** The time of day, to the millisecond. */
  Instant now();

  /**
   * Waits.
   *
   * @return the part of the duration that was skipped and not waited for, which the execution adds
   *     to the clock
   */
  Duration pause(Duration duration) throws InterruptedException;

  /** Waits for as long as asked. */
  static Pauses real() {
    return new Pauses() {
      @Override
      public Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
      }

      @Override
      public Duration pause(Duration duration) throws InterruptedException {
        Thread.sleep(duration.toMillis());
        return Duration.ZERO;
      }
    };
  }

  /** Never waits: time passes for the execution alone, so that a test takes no time. */
  static Pauses skipped() {
    return new Pauses() {
      @Override
      public Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
      }

      @Override
      public Duration pause(Duration duration) {
        return duration;
      }
    };
  }
}
