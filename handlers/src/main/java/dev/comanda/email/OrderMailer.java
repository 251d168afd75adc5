package dev.comanda.email;

import dev.comanda.runtime.Log;
import java.time.Clock;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;

/** Sends the mail of an order once, however often it is asked to. */
final class OrderMailer {

  /**
   * The mail that was sent.
   *
   * @param earlier whether an earlier run sent it, and this one sent nothing
   */
  record Outcome(SentMail mail, boolean earlier) {}

  private final MailLedger ledger;
  private final SesSender sender;
  private final Clock clock;

  OrderMailer(MailLedger ledger, SesSender sender, Clock clock) {
    this.ledger = ledger;
    this.sender = sender;
    this.clock = clock;
  }

  /**
   * Sends the mail unless it was sent before.
   *
   * @param run this run's request id
   * @throws MailInFlightException if another run may be sending it
   * @throws MailRefusedException if SES will never take it
   * @throws MailThrottledException if SES did not take it now
   * @throws MailOutcomeUnknownException if SES may have taken it
   */
  Outcome send(OrderMail mail, String run) {
    Optional<SentMail> earlier = ledger.claim(mail.orderId(), run);
    if (earlier.isPresent()) {
      return new Outcome(earlier.get(), true);
    }
    SentMail sent = new SentMail(claimed(mail, run), clock.instant(), mail.sha256());
    return new Outcome(record(mail, run, sent), false);
  }

  private String claimed(OrderMail mail, String run) {
    try {
      return sender.send(mail);
    } catch (MailRefusedException | MailThrottledException e) {
      release(mail, run);
      throw e;
    }
  }

  private void release(OrderMail mail, String run) {
    try {
      ledger.release(mail.orderId(), run);
    } catch (SdkException e) {
      Log.warn(run, "The claim was not released and holds until its lease is over", e);
    }
  }

  /**
   * A mail that is sent but not recorded must not fail the run: the retry would surely send it
   * again, whereas the message of a run that succeeds is not delivered again.
   */
  private SentMail record(OrderMail mail, String run, SentMail sent) {
    try {
      return ledger.sent(mail.orderId(), run, sent);
    } catch (SdkException e) {
      Log.error(run, "A mail was sent and could not be recorded as sent", e);
      return sent;
    }
  }
}
