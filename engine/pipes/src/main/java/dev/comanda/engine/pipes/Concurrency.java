package dev.comanda.engine.pipes;

import java.time.Duration;

/**
 * How many batches of a queue a pipe delivers at once: at first five, then, while all of them are
 * busy, sixty more a minute.
 *
 * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-sqs.html">SQS as
 *     a source</a>
 */
final class Concurrency {

  private static final int AT_FIRST = 5;
  private static final Duration PER_STEP = Duration.ofSeconds(1);

  private final int ceiling;
  private int limit;
  private long lastStep;

  /**
   * @param ceiling AWS's is 1,000
   */
  Concurrency(int ceiling) {
    this.ceiling = ceiling;
    this.limit = Math.min(AT_FIRST, ceiling);
  }

  /**
   * Whether one more batch may be delivered.
   *
   * @param busy how many are
   * @param now in nanoseconds, of a clock that does not go back
   */
  synchronized boolean allowsMoreThan(int busy, long now) {
    if (busy < AT_FIRST) {
      limit = Math.min(AT_FIRST, ceiling);
      lastStep = now;
    } else if (busy >= limit && limit < ceiling && now - lastStep >= PER_STEP.toNanos()) {
      limit++;
      lastStep = now;
    }
    return busy < limit;
  }
}
