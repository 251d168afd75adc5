package dev.comanda.email;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmlWriterTest {

  private static final Pattern ENCODED = Pattern.compile("=\\?UTF-8\\?B\\?([^?]*)\\?=");

  @Test
  void writesTheTextBeforeTheHtml() {
    String eml = eml("Thank you", "Hola\n", "<p>Hola ñ €</p>");
    String boundary = between(eml, "boundary=\"", "\"");

    String[] parts = eml.split("--" + Pattern.quote(boundary) + "(--)?\r\n");
    assertThat(parts).hasSize(3);
    assertThat(parts[0])
        .isEqualTo(
            """
            Date: Tue, 24 Nov 2026 17:26:40 +0000
            From: Comanda <pedidos@comanda.example>
            To: lucia@example.com
            Message-ID: <ses-1@email.amazonses.com>
            Subject: Thank you
            Content-Language: es
            X-Order-Id: 01M879GQ70G8T4Z7N2XW9B3C5D
            MIME-Version: 1.0
            Content-Type: multipart/alternative;
             boundary="%s"

            """
                .formatted(boundary)
                .replace("\n", "\r\n"));
    assertThat(parts[1]).startsWith("Content-Type: text/plain; charset=UTF-8\r\n");
    assertThat(body(parts[1])).isEqualTo("Hola\n");
    assertThat(parts[2]).startsWith("Content-Type: text/html; charset=UTF-8\r\n");
    assertThat(body(parts[2])).isEqualTo("<p>Hola ñ €</p>");
  }

  @Test
  void saysOfAMailThatIsNotAsItWasSentThatItIsNot() {
    OrderMail mail = mail("s", "t", "h");

    assertThat(eml("us-east-1", mail, mail("s", "t", "another").sha256()))
        .contains("\r\nX-Written-Again: ");
    assertThat(eml("us-east-1", mail, mail.sha256())).doesNotContain("X-Written-Again");
  }

  @Test
  void namesTheMailAsSesNamedItInItsRegion() {
    assertThat(eml("eu-west-1", "s", "t", "h"))
        .contains("\r\nMessage-ID: <ses-1@eu-west-1.amazonses.com>\r\n");
  }

  @Test
  void givesTheSameBytesForTheSameMail() {
    assertThat(eml("Año", "t", "h")).isEqualTo(eml("Año", "t", "h"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Gracias, Lucía Fernández: tu pedido 01M879GQ70G8T4Z7N2XW9B3C5D en Comanda",
        "🥘🥘🥘🥘🥘🥘🥘🥘🥘🥘🥘🥘🥘🥘🥘🥘🥘🥘🥘🥘🥘🥘🥘🥘🥘🥘🥘🥘🥘🥘",
        "a plain subject that is far too long to stand on one line without being folded somewhere",
        "=?UTF-8?B?aGk=?=",
        "Eva\r\nBcc: all@example.com\r\n\r\n<p>"
      })
  void encodesASubjectThatMustNotStandAsItIs(String subject) {
    String eml = eml(subject, "t", "h");
    String header = between(eml, "Subject: ", "\r\nContent-Language");

    Matcher words = ENCODED.matcher(header);
    String decoded =
        words
            .results()
            .map(word -> new String(Base64.getDecoder().decode(word.group(1)), UTF_8))
            .collect(Collectors.joining());
    assertThat(decoded).isEqualTo(subject);
    assertThat(ENCODED.matcher(header).replaceAll("").replace("\r\n ", "")).isEmpty();
    assertThat(eml.lines()).allMatch(line -> line.length() <= 76);
    assertThat(eml.lines()).noneMatch(line -> line.startsWith("Bcc"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\r\n--=_x\r\n", "--", "\n.\n", "\u0000", "ñ"})
  void letsNoBodyLeaveItsPart(String body) {
    String eml = eml("s", body, body);
    String boundary = between(eml, "boundary=\"", "\"");

    String[] parts = eml.split("--" + Pattern.quote(boundary) + "(--)?\r\n");
    assertThat(parts).hasSize(3);
    assertThat(List.of(body(parts[1]), body(parts[2]))).containsOnly(body);
    assertThat(Arrays.asList(eml.split("\r\n"))).noneMatch(line -> line.contains("\n"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pedidos@comanda.example=pedidos@comanda.example",
        "Comanda <p@c.example>=Comanda <p@c.example>",
        "Brasa, Mar & Co. <p@c.example>=\"Brasa, Mar & Co.\" <p@c.example>",
        "\"Brasa, Mar\" <p@c.example>=\"Brasa, Mar\" <p@c.example>",
        "Peña <p@c.example>=?UTF-8?B?UGXDsWE=?= <p@c.example>"
      })
  void writesTheSenderAsAHeaderCarriesIt(String example) {
    String[] pair = example.split("=", 2);
    String header = pair[1].startsWith("?") ? "=" + pair[1] : pair[1];

    MailAddress address = MailAddress.parse(pair[0]);
    assertThat(address.header()).isEqualTo(header);
    assertThat(MailAddress.parse(address.display())).isEqualTo(address);
  }

  private static String eml(String subject, String text, String html) {
    return eml("us-east-1", subject, text, html);
  }

  private static String eml(String region, String subject, String text, String html) {
    OrderMail mail = mail(subject, text, html);
    return eml(region, mail, mail.sha256());
  }

  private static String eml(String region, OrderMail mail, String sentSha256) {
    SentMail sent = new SentMail("ses-1", Instant.parse("2026-11-24T17:26:40.000Z"), sentSha256);
    byte[] eml = new EmlWriter(region).write(new ArchivedMail(mail, sent));
    return new String(eml, StandardCharsets.US_ASCII);
  }

  private static OrderMail mail(String subject, String text, String html) {
    return new OrderMail(
        "01M879GQ70G8T4Z7N2XW9B3C5D",
        "c0ffee00-1111-4222-8333-444455556666",
        MailAddress.parse("Comanda <pedidos@comanda.example>"),
        "lucia@example.com",
        MailLocale.ES,
        Map.of(),
        new RenderedMail(subject, html, text));
  }

  private static String body(String part) {
    return new String(
        Base64.getMimeDecoder().decode(part.substring(part.indexOf("\r\n\r\n") + 4).strip()),
        UTF_8);
  }

  private static String between(String text, String before, String after) {
    int start = text.indexOf(before) + before.length();
    return text.substring(start, text.indexOf(after, start));
  }
}
