package dev.comanda.runtime;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Waits between attempts: full jitter below a growing bound, until a budget of time is used up.
 *
 * @see <a href="https://aws.amazon.com/builders-library/timeouts-retries-and-backoff-with-jitter/">
 *     Timeouts, retries, and backoff with jitter</a>
 */
public final class Backoff {

  /** Lets a thread wait. */
  @FunctionalInterface
  public interface Sleeper {
    /** Waits that long. */
    void sleep(Duration time) throws InterruptedException;

    /** Has the calling thread wait. */
    static Sleeper ofThread() {
      return time -> Thread.sleep(time.toMillis());
    }
  }

  private static final long FIRST_BOUND_MILLIS = 25;
  private static final long LAST_BOUND_MILLIS = 400;

  private final Clock clock;
  private final Sleeper sleeper;
  private final RandomGenerator random;
  private final long deadlineMillis;
  private long boundMillis = FIRST_BOUND_MILLIS;

  private Backoff(Clock clock, Sleeper sleeper, RandomGenerator random, Duration budget) {
    this.clock = clock;
    this.sleeper = sleeper;
    this.random = random;
    this.deadlineMillis = clock.millis() + budget.toMillis();
  }

  /** Attempts that start now and may be repeated for that long. */
  public static Backoff of(Clock clock, Sleeper sleeper, Duration budget) {
    return new Backoff(clock, sleeper, new SecureRandom(), budget);
  }

  /**
   * Waits before the next attempt.
   *
   * @return false, at once, if the budget leaves no room for one
   */
  public boolean pause() {
    long wait = random.nextLong(boundMillis) + 1;
    if (clock.millis() + wait > deadlineMillis) {
      return false;
    }
    boundMillis = Math.min(2 * boundMillis, LAST_BOUND_MILLIS);
    try {
      sleeper.sleep(Duration.ofMillis(wait));
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
