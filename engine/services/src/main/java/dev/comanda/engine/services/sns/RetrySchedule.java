package dev.comanda.engine.services.sns;

import java.time.Duration;
import java.util.Optional;

/**
 * When a delivery to a queue that cannot be reached is tried again: 3 times at once, twice after a
 * second, 10 times backing off from 1 to 20 seconds, 100,000 times after 20 seconds.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/sns/latest/dg/sns-message-delivery-retries.html">Delivery
 *     retries</a>
 */
final class RetrySchedule {

  private static final int IMMEDIATE = 3;
  private static final int PRE_BACKOFF = 2;
  private static final int BACKOFF = 10;
  private static final int POST_BACKOFF = 100_000;
  private static final double LONGEST_SECONDS = 20;

  private RetrySchedule() {}

  /**
   * The wait before a retry.
   *
   * @param retry counted from 0
   * @return empty when there are no more
   */
  static Optional<Duration> before(int retry) {
    if (retry < IMMEDIATE) {
      return Optional.of(Duration.ZERO);
    }
    if (retry < IMMEDIATE + PRE_BACKOFF) {
      return Optional.of(Duration.ofSeconds(1));
    }
    int step = retry - IMMEDIATE - PRE_BACKOFF;
    if (step < BACKOFF) {
      double seconds = Math.pow(LONGEST_SECONDS, step / (BACKOFF - 1.0));
      return Optional.of(Duration.ofMillis(Math.round(seconds * 1000)));
    }
    return step < BACKOFF + POST_BACKOFF
        ? Optional.of(Duration.ofSeconds((long) LONGEST_SECONDS))
        : Optional.empty();
  }
}
