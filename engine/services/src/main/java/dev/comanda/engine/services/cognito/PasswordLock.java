package dev.comanda.engine.services.cognito;

import java.time.Duration;
import java.time.Instant;

/**
 * Locks a user out after five wrong passwords: for a second, then for twice as long with every
 * further one, up to fifteen minutes. Fifteen minutes without an attempt, or the right password,
 * and all is forgotten. Not thread-safe.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito/latest/developerguide/authentication.html#lockout-behavior">Lockout
 *     behavior</a>
 */
final class PasswordLock {

  private static final int FREE = 5;
  private static final Duration LONGEST = Duration.ofMinutes(15);

  private int failures;
  private Instant attemptedAt = Instant.MIN;
  private Instant lockedUntil = Instant.MIN;

  /** Notes an attempt, and tells whether it comes too early to be looked at. */
  boolean locksOut(Instant now) {
    if (!now.isBefore(attemptedAt.plus(LONGEST))) {
      failures = 0;
    }
    attemptedAt = now;
    return now.isBefore(lockedUntil);
  }

  void failed(Instant now) {
    failures++;
    if (failures >= FREE) {
      Duration lock = Duration.ofSeconds(1L << Math.min(failures - FREE, 10));
      lockedUntil = now.plus(lock.compareTo(LONGEST) > 0 ? LONGEST : lock);
    }
  }

  void succeeded() {
    failures = 0;
    lockedUntil = Instant.MIN;
  }
}
