package dev.comanda.email;

import dev.comanda.contract.Times;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * A mail that was sent, as it goes into the archive.
 *
 * @param mail as the archive wrote it
 * @param sent what the sender said of the mail that it wrote
 */
record ArchivedMail(OrderMail mail, SentMail sent) {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("uuuu/MM/dd").withZone(ZoneOffset.UTC);

  /**
   * Whether the mail is the one that was sent, byte for byte. It is not if templates, shop or
   * sender have changed since.
   */
  boolean isAsSent() {
    return mail.sha256().equals(sent.sha256());
  }

  /**
   * Where the archive keeps the mail: the same on every try. The day is the UTC day on which the
   * order was placed, which its id carries. A mail that is not as it was sent has a place of its
   * own, so that in the other place lies what was sent and nothing else.
   */
  String key() {
    return "orders/"
        + DAY.format(Times.ofOrder(mail.orderId()))
        + "/"
        + mail.orderId()
        + "/"
        + MailWriter.MAIL.fileName()
        + (isAsSent() ? "" : ".written-again")
        + ".eml";
  }
}
