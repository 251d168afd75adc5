package dev.comanda.engine.services.apigateway;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Lets the requests of one route through at a rate, and some of them at once: a token bucket.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-throttling.html">Throttling</a>
 */
final class Throttle {

  private static final double NANOS = 1e9;

  private final double perSecond;
  private final double burst;
  private final Clock clock;
  private double tokens;
  private Instant filledAt;

  /**
   * Reads {@code ThrottlingRateLimit} and {@code ThrottlingBurstLimit} of a route's settings, of
   * which one that is missing limits nothing.
   */
  static Throttle of(JsonNode settings, Clock clock) {
    return new Throttle(
        settings.path("ThrottlingRateLimit").asDouble(Double.POSITIVE_INFINITY),
        settings.path("ThrottlingBurstLimit").asDouble(Double.POSITIVE_INFINITY),
        clock);
  }

  private Throttle(double perSecond, double burst, Clock clock) {
    this.perSecond = perSecond;
    this.burst = burst;
    this.clock = clock;
    this.tokens = burst;
    this.filledAt = clock.instant();
  }

  /** Whether one more request may pass now; if so, it has. */
  synchronized boolean admits() {
    Instant now = clock.instant();
    double seconds = Duration.between(filledAt, now).toNanos() / NANOS;
    if (seconds > 0) {
      tokens = Math.min(burst, tokens + seconds * perSecond);
      filledAt = now;
    }
    if (tokens < 1) {
      return false;
    }
    tokens--;
    return true;
  }
}
