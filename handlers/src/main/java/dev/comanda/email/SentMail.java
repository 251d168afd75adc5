package dev.comanda.email;

import dev.comanda.contract.Times;
import java.time.Instant;

/**
 * A mail that SES has taken.
 *
 * @param sesMessageId SES's id of the mail
 * @param sentAt when SES answered, to the millisecond
 * @param sha256 of the mail, as {@link OrderMail#sha256()} tells it
 */
record SentMail(String sesMessageId, Instant sentAt, String sha256) {

  /** ISO 8601 in UTC, always with three digits of milliseconds. */
  String sentAtText() {
    return Times.text(sentAt);
  }
}
