package dev.comanda.engine.states.asl;

import java.time.Duration;
import java.util.List;

/**
 * Tries a failed state again.
 *
 * @param errorEquals the error names it takes
 * @param intervalSeconds before the first retry
 * @param maxAttempts how many retries, 0 for none
 * @param backoffRate what the interval is multiplied by from one retry to the next
 * @param maxDelaySeconds the longest interval; null for no limit
 * @param fullJitter whether an interval is a random part of itself ({@code JitterStrategy})
 */
public record Retrier(
    List<String> errorEquals,
    long intervalSeconds,
    int maxAttempts,
    double backoffRate,
    Long maxDelaySeconds,
    boolean fullJitter) {

  /**
   * How long to wait before a retry.
   *
   * @param retry 0 for the first
   * @param part the random part of the interval to wait for when it jitters, 0 to 1
   */
  public Duration interval(int retry, double part) {
    double seconds = intervalSeconds * Math.pow(backoffRate, retry);
    if (maxDelaySeconds != null) {
      seconds = Math.min(seconds, maxDelaySeconds);
    }
    return Duration.ofMillis(Math.round((fullJitter ? seconds * part : seconds) * 1000));
  }
}
