package dev.comanda.contract;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;

/** Points in time as text, and as ids carry them. */
public final class Times {

  private static final DateTimeFormatter MILLIS =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

  private static final String CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int TIME_DIGITS = 10;

  private Times() {}

  /** ISO 8601 in UTC, always with three digits of milliseconds. */
  public static String text(Instant instant) {
    return MILLIS.format(instant);
  }

  /**
   * When an order was placed, to the millisecond: its id says so.
   *
   * @param orderId as {@link Ids#ORDER} has it
   * @see <a href="https://github.com/ulid/spec">ULID specification</a>
   */
  public static Instant ofOrder(String orderId) {
    long millis = 0;
    for (int i = 0; i < TIME_DIGITS; i++) {
      millis = millis << 5 | CROCKFORD.indexOf(orderId.charAt(i));
    }
    return Instant.ofEpochMilli(millis);
  }
}
