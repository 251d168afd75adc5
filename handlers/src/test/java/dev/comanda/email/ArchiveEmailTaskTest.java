package dev.comanda.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.comanda.runtime.AwsClients;
import dev.comanda.runtime.AwsStub;
import dev.comanda.runtime.InvalidEventException;
import dev.comanda.runtime.Invocation;
import dev.comanda.runtime.Json;
import dev.comanda.runtime.SampleEvent;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.s3.model.S3Exception;

class ArchiveEmailTaskTest {

  /** A ULID of 2026-11-24T23:59:59.999Z. */
  private static final String ORDER_ID = "01M88011ZZ8T4Z7N2XW9B3C5DE";

  private static final String KEY = "orders/2026/11/24/" + ORDER_ID + "/order-confirmation-v1.eml";

  private final AwsStub s3 = new AwsStub();
  private final ArchiveEmailTask task =
      new ArchiveEmailTask(
          s3.config(Map.of("EMAILS_BUCKET", "emails")), new AwsClients(s3.config(Map.of())).s3());

  @AfterEach
  void close() {
    s3.close();
  }

  @Test
  void putsTheMailUnderTheDayOfItsOrderUnlessItIsThere() {
    s3.answer(200, "");

    assertThat(archive(input())).containsEntry("key", KEY).containsEntry("alreadyArchived", false);

    AwsStub.Request request = s3.requests().get(0);
    assertThat(request.method()).isEqualTo("PUT");
    assertThat(request.path()).isEqualTo("/emails/" + KEY);
    assertThat(request.headers())
        .containsEntry("if-none-match", "*")
        .containsEntry("content-type", "message/rfc822")
        .containsEntry("x-amz-meta-ses-message-id", "ses-1");
    assertThat(request.text()).contains("MIME-Version: 1.0\r\n");
  }

  @Test
  void isContentWithACopyThatIsThere() {
    s3.answer(412, "<Error><Code>PreconditionFailed</Code></Error>");

    assertThat(archive(input())).containsEntry("alreadyArchived", true);
    assertThat(s3.requests()).hasSize(1);
  }

  @Test
  void failsWhenTheCopyCannotBeWritten() {
    s3.answer(403, "<Error><Code>AccessDenied</Code></Error>");

    assertThatThrownBy(() -> archive(input())).isInstanceOf(S3Exception.class);
  }

  @ParameterizedTest
  @CsvSource({
    "sesMessageId, 'x> y', /sesMessageId",
    "orderId, ../../x, /orderId",
    "sentAt, , /sentAt",
    "mail/to, nobody, /mail/to",
    "mail/html, , /mail/html",
    "mail, , /mail"
  })
  void namesTheFieldThatIsWrong(String path, String value, String named) {
    assertThatThrownBy(() -> archive(SampleEvent.with(input(), path, value)))
        .isInstanceOf(InvalidEventException.class)
        .hasMessageStartingWith(named + ": ");
    assertThat(s3.requests()).isEmpty();
  }

  private Map<String, Object> archive(Map<String, Object> input) {
    return new Invocation("run-1").of(task, input);
  }

  private static Map<String, Object> input() {
    return Json.object(
        Json.parse(
            """
            {"orderId": "%s", "sesMessageId": "ses-1", "sentAt": "2026-11-25T00:00:01.000Z",
             "mail": {"from": "Comanda <pedidos@comanda.example>", "to": "lucia@example.com",
                      "subject": "Gracias, Lucía", "html": "<p>Hola</p>", "text": "Hola",
                      "locale": "es"}}
            """
                .formatted(ORDER_ID)));
  }
}
