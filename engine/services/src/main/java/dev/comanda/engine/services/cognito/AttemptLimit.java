package dev.comanda.engine.services.cognito;

import dev.comanda.engine.aws.AwsError;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** Allows a number of attempts within an hour. Not thread-safe. */
final class AttemptLimit {

  private static final Duration WINDOW = Duration.ofHours(1);

  private final int attempts;
  private final Deque<Instant> made = new ArrayDeque<>();

  AttemptLimit(int attempts) {
    this.attempts = attempts;
  }

  /**
   * Lets one more attempt through.
   *
   * @throws AwsError {@code LimitExceededException} after too many
   */
  void check(Instant now) {
    while (!made.isEmpty() && made.peek().isBefore(now.minus(WINDOW))) {
      made.remove();
    }
    if (made.size() >= attempts) {
      throw CodeErrors.limitExceeded();
    }
  }

  void count(Instant now) {
    made.add(now);
  }
}
