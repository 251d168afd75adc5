package dev.comanda.email;

import com.github.f4b6a3.ulid.Ulid;
import dev.comanda.runtime.EventFields;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;

/** A mail that was sent, as it goes into the archive. */
record ArchivedMail(
    String orderId,
    SentMail sent,
    MailAddress from,
    MailAddress to,
    MailLocale locale,
    RenderedMail rendered) {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("uuuu/MM/dd").withZone(ZoneOffset.UTC);
  private static final Pattern SES_MESSAGE_ID = Pattern.compile("[A-Za-z0-9._-]{1,128}");

  /**
   * Reads what the sending task answered.
   *
   * @throws dev.comanda.runtime.InvalidEventException naming the field that is wrong
   */
  static ArchivedMail of(EventFields input) {
    EventFields mail = input.object("mail");
    return new ArchivedMail(
        input.text("orderId", ConfirmedOrder.ORDER_ID, "a ULID"),
        new SentMail(
            input.text("sesMessageId", SES_MESSAGE_ID, "an id of SES"), input.instant("sentAt")),
        address(mail, "from"),
        address(mail, "to"),
        MailLocale.of(mail.text("locale", MailLocale.TAG, "es or en")),
        new RenderedMail(
            MailText.singleLine(mail.text("subject")), mail.text("html"), mail.text("text")));
  }

  /**
   * Where the archive keeps the mail: the same on every try. The day is the UTC day on which the
   * order was placed, which its id carries.
   */
  String key() {
    return "orders/"
        + DAY.format(Ulid.from(orderId).getInstant())
        + "/"
        + orderId
        + "/order-confirmation-v1.eml";
  }

  private static MailAddress address(EventFields mail, String name) {
    try {
      return MailAddress.parse(mail.text(name));
    } catch (IllegalArgumentException e) {
      throw mail.wrong(name, "must be a mail address");
    }
  }
}
