package dev.comanda.email;

import dev.comanda.runtime.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;

/**
 * Writes a mail as any mail program opens it: {@code multipart/alternative}, the text before the
 * HTML. The same mail always gives the same bytes.
 *
 * <p>It is written here and not with Jakarta Mail, which would add a megabyte and its start-up time
 * for two fixed parts. Both bodies are in base 64, so that no content can look like a boundary or
 * break a limit on line length; header values are ASCII or encoded words, so that none can begin
 * another header.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5322">RFC 5322</a> and <a
 *     href="https://www.rfc-editor.org/rfc/rfc2046#section-5.1.4">RFC 2046,
 *     multipart/alternative</a>
 */
final class EmlWriter {

  private static final String LINE_END = "\r\n";
  private static final int LONGEST_PLAIN_SUBJECT = 66;
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, d MMM uuuu HH:mm:ss Z", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final String messageIdDomain;

  /**
   * @param region where SES sent the mail: it makes the domain of the Message-ID that SES gave it
   */
  EmlWriter(String region) {
    this.messageIdDomain = (region.equals("us-east-1") ? "email" : region) + ".amazonses.com";
  }

  /** The mail in bytes, all of them ASCII. */
  byte[] write(ArchivedMail mail) {
    String boundary = boundary(mail);
    StringBuilder eml = new StringBuilder();
    header(eml, "Date", DATE.format(mail.sent().sentAt()));
    header(eml, "From", mail.mail().from().header());
    header(eml, "To", mail.mail().to());
    header(eml, "Message-ID", "<" + mail.sent().sesMessageId() + "@" + messageIdDomain + ">");
    header(eml, "Subject", subject(mail.mail().rendered().subject()));
    header(eml, "Content-Language", mail.mail().locale().tag());
    header(eml, "X-Order-Id", mail.mail().orderId());
    if (!mail.isAsSent()) {
      header(eml, "X-Written-Again", "after templates or shop had changed; the mail sent differs");
    }
    header(eml, "MIME-Version", "1.0");
    header(
        eml,
        "Content-Type",
        "multipart/alternative;" + LINE_END + " boundary=\"" + boundary + "\"");
    eml.append(LINE_END);
    part(eml, boundary, "plain", mail.mail().rendered().text());
    part(eml, boundary, "html", mail.mail().rendered().html());
    eml.append("--").append(boundary).append("--").append(LINE_END);
    return eml.toString().getBytes(StandardCharsets.US_ASCII);
  }

  private static String subject(String subject) {
    return EncodedWords.isPlain(subject) && subject.length() <= LONGEST_PLAIN_SUBJECT
        ? subject
        : EncodedWords.encode(subject);
  }

  /** A line of base 64 has no hyphen, so no body holds a boundary. */
  private static String boundary(ArchivedMail mail) {
    byte[] orderId = mail.mail().orderId().getBytes(StandardCharsets.US_ASCII);
    return "=_" + Sha256.hex(orderId).substring(0, 32);
  }

  private static void header(StringBuilder eml, String name, String value) {
    eml.append(name).append(": ").append(folded(value)).append(LINE_END);
  }

  /** Encoded words go on lines of their own, so that no line is longer than 76 characters. */
  private static String folded(String value) {
    return value.replace("?= ", "?=" + LINE_END + " ");
  }

  private static void part(StringBuilder eml, String boundary, String subtype, String body) {
    eml.append("--").append(boundary).append(LINE_END);
    header(eml, "Content-Type", "text/" + subtype + "; charset=UTF-8");
    header(eml, "Content-Transfer-Encoding", "base64");
    eml.append(LINE_END)
        .append(Base64.getMimeEncoder().encodeToString(body.getBytes(StandardCharsets.UTF_8)))
        .append(LINE_END);
  }
}
