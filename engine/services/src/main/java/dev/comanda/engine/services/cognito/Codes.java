package dev.comanda.engine.services.cognito;

import dev.comanda.engine.aws.AwsError;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * The code that one user was mailed for one purpose: only the last one counts, once. Not
 * thread-safe.
 */
final class Codes {

  private static final SecureRandom RANDOM = new SecureRandom();

  private final Duration validity;
  private final AttemptLimit issued = new AttemptLimit(5);
  private final AttemptLimit wrong = new AttemptLimit(5);
  private String code;
  private Instant expiresAt;

  Codes(Duration validity) {
    this.validity = validity;
  }

  /**
   * Makes a new code of six digits, in the place of any earlier one.
   *
   * @throws AwsError {@code LimitExceededException} after five within an hour
   */
  String issue(Instant now) {
    issued.check(now);
    issued.count(now);
    code = String.format(Locale.ROOT, "%06d", RANDOM.nextInt(1_000_000));
    expiresAt = now.plus(validity);
    return code;
  }

  /**
   * Takes a code that is right.
   *
   * @throws AwsError for a wrong or an old one, and for any after five wrong ones within an hour
   */
  void redeem(String given, Instant now) {
    wrong.check(now);
    if (code == null || !now.isBefore(expiresAt)) {
      throw CodeErrors.expiredCode();
    }
    if (!MessageDigest.isEqual(code.getBytes(), given.getBytes())) {
      wrong.count(now);
      throw CodeErrors.codeMismatch();
    }
    code = null;
  }
}
