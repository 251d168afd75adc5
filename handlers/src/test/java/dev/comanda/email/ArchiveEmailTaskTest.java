package dev.comanda.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.comanda.contract.Samples;
import dev.comanda.contract.event.InvalidEventException;
import dev.comanda.runtime.Config;
import dev.comanda.runtime.Invocation;
import dev.comanda.runtime.aws.AwsClients;
import dev.comanda.runtime.aws.AwsStub;
import dev.comanda.runtime.json.Json;
import dev.comanda.runtime.json.SampleEvents;
import dev.comanda.runtime.json.TaskInput;
import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.s3.model.S3Exception;

class ArchiveEmailTaskTest {

  /** A ULID of 2026-11-24T23:59:59.999Z. */
  private static final String ORDER_ID = "01M88011ZZ8T4Z7N2XW9B3C5DE";

  private static final String FOLDER = "orders/2026/11/24/" + ORDER_ID + "/";

  private static final Map<String, String> VARIABLES =
      Map.of(
          "EMAILS_BUCKET", "emails",
          "SENDER_ADDRESS", "Comanda <pedidos@comanda.example>",
          "SHOP_NAME", "Comanda",
          "SHOP_ADDRESS", "Calle Mayor 12, 28013 Madrid");

  private final AwsStub s3 = new AwsStub();

  @AfterEach
  void close() {
    s3.close();
  }

  @Test
  void putsTheMailThatWasSentUnderTheDayOfItsOrderUnlessItIsThere() {
    s3.answer(200, "");

    assertThat(archive(input()))
        .containsEntry("key", FOLDER + "order-confirmation-v1.eml")
        .containsEntry("asSent", true)
        .containsEntry("alreadyArchived", false);

    AwsStub.Request request = s3.requests().get(0);
    assertThat(request.method()).isEqualTo("PUT");
    assertThat(request.path()).isEqualTo("/emails/" + FOLDER + "order-confirmation-v1.eml");
    assertThat(request.headers())
        .containsEntry("if-none-match", "*")
        .containsEntry("content-type", "message/rfc822")
        .containsEntry("x-amz-meta-ses-message-id", "ses-1")
        .containsEntry("x-amz-meta-sent-sha256", sentSha256());
    assertThat(request.text())
        .contains("MIME-Version: 1.0\r\n", "To: lucia@example.com\r\n")
        .doesNotContain("X-Written-Again");
  }

  /** As when an event is delivered again after a deployment. */
  @ParameterizedTest
  @ValueSource(strings = {"SENDER_ADDRESS", "SHOP_NAME", "SHOP_ADDRESS"})
  void putsAMailThatIsNotAsItWasSentElsewhereAndSaysSo(String changed) {
    s3.answer(200, "");
    Map<String, String> variables = new HashMap<>(VARIABLES);
    variables.put(changed, "other@comanda.example");

    String key = FOLDER + "order-confirmation-v1.written-again.eml";
    assertThat(archive(variables, input()))
        .containsEntry("key", key)
        .containsEntry("asSent", false)
        .containsEntry("alreadyArchived", false);
    assertThat(s3.requests()).hasSize(1);
    assertThat(s3.requests().get(0).path()).isEqualTo("/emails/" + key);
    assertThat(s3.requests().get(0).text()).contains("\r\nX-Written-Again: ");
    assertThat(s3.requests().get(0).headers())
        .containsEntry("x-amz-meta-sent-sha256", sentSha256());
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
    "sent/sesMessageId, 'x> y', /sent/sesMessageId",
    "sent/sentAt, , /sent/sentAt",
    "sent/sha256, , /sent/sha256",
    "sent/sha256, abc, /sent/sha256",
    "sent, , /sent",
    "event/order/orderId, ../../x, /event/order/orderId",
    "event/order/customer/email, nobody, /event/order/customer/email",
    "event, , /event"
  })
  void namesTheFieldThatIsWrong(String path, String value, String named) {
    assertThatThrownBy(() -> archive(Samples.with(input(), path, value)))
        .isInstanceOf(InvalidEventException.class)
        .hasMessageStartingWith(named + ": ");
    assertThat(s3.requests()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"EMAILS_BUCKET", "SENDER_ADDRESS", "SHOP_NAME", "SHOP_ADDRESS"})
  void namesTheVariableThatIsMissing(String name) {
    Map<String, String> variables = new HashMap<>(VARIABLES);
    variables.remove(name);

    assertThatThrownBy(() -> archive(variables, input()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(name);
  }

  private Map<String, Object> archive(Map<String, Object> input) {
    return archive(VARIABLES, input);
  }

  private Map<String, Object> archive(Map<String, String> variables, Map<String, Object> input) {
    ArchiveEmailTask task =
        new ArchiveEmailTask(s3.config(variables), new AwsClients(s3.config(Map.of())).s3());
    return new Invocation("run-1").of(task, input);
  }

  private static Map<String, Object> input() {
    Map<String, Object> sent = new HashMap<>();
    sent.put("sesMessageId", "ses-1");
    sent.put("sentAt", "2026-11-25T00:00:01.000Z");
    sent.put("sha256", sentSha256());
    Map<String, Object> input = new HashMap<>();
    input.put("event", SampleEvents.orderPlaced(ORDER_ID));
    input.put("sent", sent);
    return input;
  }

  /** As the function that sends tells it. */
  private static String sentSha256() {
    byte[] event = Json.bytes(SampleEvents.orderPlaced(ORDER_ID));
    return new MailWriter(new Config(VARIABLES))
        .write(TaskInput.read(new ByteArrayInputStream(event)))
        .sha256();
  }
}
