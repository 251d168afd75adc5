package dev.comanda.operations.redrive;

import java.time.Instant;

/**
 * Ids of orders: ULIDs, whose first ten digits are milliseconds since 1970.
 *
 * @see <a href="https://github.com/ulid/spec">The ULID specification</a>
 */
final class Ulids {

  /** Crockford's digits. */
  private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  private static final int TIME_DIGITS = 10;
  private static final int RANDOM_DIGITS = 16;

  private Ulids() {}

  /** The first or last id of a millisecond, depending on what fills its random digits. */
  static String of(Instant time, char filling) {
    char[] digits = new char[TIME_DIGITS];
    long left = time.toEpochMilli();
    for (int at = TIME_DIGITS - 1; at >= 0; at--) {
      digits[at] = DIGITS.charAt((int) (left % DIGITS.length()));
      left /= DIGITS.length();
    }
    return new String(digits) + String.valueOf(filling).repeat(RANDOM_DIGITS);
  }
}
