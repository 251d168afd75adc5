package dev.comanda.email;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;

/**
 * A mail that SES has taken.
 *
 * @param sesMessageId SES's id of the mail
 * @param sentAt when SES answered, to the millisecond
 * @param sha256 of the mail, as {@link OrderMail#sha256()} tells it
 */
record SentMail(String sesMessageId, Instant sentAt, String sha256) {

  private static final DateTimeFormatter MILLIS =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

  /** ISO 8601 in UTC, always with three digits of milliseconds. */
  String sentAtText() {
    return MILLIS.format(sentAt);
  }
}
