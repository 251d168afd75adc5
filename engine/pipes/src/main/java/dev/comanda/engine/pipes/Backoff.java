package dev.comanda.engine.pipes;

import java.time.Duration;

/**
 * How long to wait before each retry: doubled every time, up to a longest wait. AWS documents that
 * it backs off, not by how much.
 *
 * @param first the wait before the first retry
 * @param longest the longest wait
 */
record Backoff(Duration first, Duration longest) {

  static final Backoff STANDARD = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(30));

  /**
   * @param retry counted from 0
   */
  Duration before(int retry) {
    Duration wait = first.multipliedBy(1L << Math.min(retry, 20));
    return wait.compareTo(longest) < 0 ? wait : longest;
  }
}
