package dev.comanda.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.comanda.contract.Samples;
import dev.comanda.contract.event.InvalidEventException;
import dev.comanda.runtime.Config;
import dev.comanda.runtime.Invocation;
import dev.comanda.runtime.TestClock;
import dev.comanda.runtime.aws.AwsClients;
import dev.comanda.runtime.aws.AwsStub;
import dev.comanda.runtime.aws.DynamoDbLocal;
import dev.comanda.runtime.json.Json;
import dev.comanda.runtime.json.SampleEvents;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SendOrderEmailTaskTest {

  private static final Map<String, String> VARIABLES =
      Map.of(
          "TABLE_NAME", DynamoDbLocal.TABLE,
          "SENDER_ADDRESS", "Comanda <pedidos@comanda.example>",
          "SHOP_NAME", "Comanda",
          "SHOP_ADDRESS", "Calle Mayor 12, 28013 Madrid",
          "TEMPLATE_NAME_ES", "order-confirmation-es",
          "TEMPLATE_NAME_EN", "order-confirmation-en");

  private static DynamoDbLocal dynamoDb;
  private static int orders;

  private final String orderId = "01M879GQ70G8T4Z7N2XW9B" + String.format("%04d", ++orders);
  private final TestClock clock = new TestClock(Instant.parse("2026-11-24T17:26:40.000Z"));
  private final AwsStub ses = new AwsStub();
  private final AwsStub ledger = new AwsStub().otherwiseForward(dynamoDb.endpoint());
  private final SendOrderEmailTask task =
      new SendOrderEmailTask(
          ses.config(VARIABLES),
          new AwsClients(ledger.config(Map.of())).dynamoDb(),
          new AwsClients(ses.config(Map.of())).ses(),
          clock);

  @BeforeAll
  static void start() {
    dynamoDb = new DynamoDbLocal();
  }

  @AfterAll
  static void stop() throws Exception {
    dynamoDb.close();
  }

  @AfterEach
  void close() {
    ses.close();
    ledger.close();
  }

  @Test
  void sendsWithTheStoredTemplateAndAnswersAReceipt() {
    ses.answer(200, "{\"MessageId\":\"ses-1\"}");

    Map<String, Object> answer = run("run-1");

    Map<String, Object> request = ses.requests().get(0).json();
    assertThat(ses.requests().get(0).path()).isEqualTo("/v2/email/outbound-emails");
    assertThat(request)
        .containsEntry("FromEmailAddress", "Comanda <pedidos@comanda.example>")
        .containsEntry("Destination", Map.of("ToAddresses", List.of("lucia@example.com")))
        .containsEntry(
            "EmailTags",
            List.of(
                Map.of("Name", "orderId", "Value", orderId),
                Map.of("Name", "customerId", "Value", "c0ffee00-1111-4222-8333-444455556666")));
    Map<String, Object> template = member(member(request, "Content"), "Template");
    assertThat(template).containsEntry("TemplateName", "order-confirmation-es");
    Map<String, Object> data = Json.object(Json.parse((String) template.get("TemplateData")));
    assertThat(member(data, "text"))
        .containsEntry("customerName", "Lucía Fernández")
        .containsEntry("orderNumber", orderId)
        .containsEntry("orderDate", "24 de noviembre de 2026, 18:26 (hora de Madrid)")
        .containsEntry("total", "1.225,00\u00a0€");

    assertThat(answer)
        .as("what a task answers is logged four times: neither mail nor customer is in it")
        .containsOnlyKeys("orderId", "locale", "sesMessageId", "sentAt", "sha256", "alreadySent")
        .containsEntry("orderId", orderId)
        .containsEntry("locale", "es")
        .containsEntry("sesMessageId", "ses-1")
        .containsEntry("sentAt", "2026-11-24T17:26:40.000Z")
        .containsEntry("alreadySent", false);
    assertThat((String) answer.get("sha256")).matches("[0-9a-f]{64}");
  }

  @Test
  void writesInTheCustomersLanguage() {
    ses.answer(200, "{\"MessageId\":\"ses-1\"}");

    Map<String, Object> answer =
        run(
            "run-1",
            Samples.with(SampleEvents.orderPlaced(orderId), "order/customer/locale", "en"));

    Map<String, Object> content = member(ses.requests().get(0).json(), "Content");
    assertThat(member(content, "Template")).containsEntry("TemplateName", "order-confirmation-en");
    Map<String, Object> data =
        Json.object(Json.parse((String) member(content, "Template").get("TemplateData")));
    assertThat(member(data, "text")).containsEntry("total", "€1,225.00");
    assertThat(answer).containsEntry("locale", "en");
  }

  @Test
  void sendsNothingWhenTheEventIsDeliveredAgain() {
    ses.answer(200, "{\"MessageId\":\"ses-1\"}");
    Map<String, Object> first = run("run-1");
    clock.advance(Duration.ofHours(1));

    Map<String, Object> again = run("run-2");

    assertThat(ses.requests()).hasSize(1);
    Map<String, Object> expected = new HashMap<>(first);
    expected.put("alreadySent", true);
    assertThat(again).isEqualTo(expected);
  }

  @Test
  void sendsNothingWhileAnotherRunMaySend() {
    ses.loseAnswer();
    assertThatThrownBy(() -> run("run-1")).isInstanceOf(MailOutcomeUnknownException.class);

    assertThatThrownBy(() -> run("run-2")).isInstanceOf(MailInFlightException.class);
    assertThat(ses.requests()).hasSize(1);
  }

  @Test
  void sendsOnceTheLeaseOfADeadRunIsOver() {
    ses.loseAnswer().answer(200, "{\"MessageId\":\"ses-2\"}");
    assertThatThrownBy(() -> run("run-1")).isInstanceOf(MailOutcomeUnknownException.class);
    clock.advance(MailLedger.LEASE);

    assertThat(run("run-2")).containsEntry("sesMessageId", "ses-2");
  }

  @ParameterizedTest
  @CsvSource({
    "429, TooManyRequestsException",
    "400, LimitExceededException",
    "400, SendingPausedException",
    "400, AccountSuspendedException",
    "400, MailFromDomainNotVerifiedException",
    "404, NotFoundException",
    "403, AccessDeniedException",
    "500, InternalServiceErrorException",
    "503, ServiceUnavailable"
  })
  void letsTheNextRunSendAtOnceWhatSesDidNotTakeNow(int status, String code) {
    ses.error(status, code, "for lucia@example.com").answer(200, "{\"MessageId\":\"ses-2\"}");

    Throwable failure = catchThrowable(() -> run("run-1"));
    assertThat(failure)
        .isInstanceOf(MailThrottledException.class)
        .hasMessageStartingWith("SES answered " + status + " " + code)
        .hasMessageNotContaining("lucia");
    assertThat(ses.requests()).as("the client itself repeats nothing").hasSize(1);
    assertThat(run("run-2"))
        .containsEntry("sesMessageId", "ses-2")
        .containsEntry("alreadySent", false);
  }

  @ParameterizedTest
  @ValueSource(strings = {"MessageRejected", "BadRequestException"})
  void givesUpWhatSesRefuses(String code) {
    ses.error(400, code, "Address lucia@example.com is bad");

    assertThatThrownBy(() -> run("run-1"))
        .isInstanceOf(MailRefusedException.class)
        .hasMessageStartingWith("SES answered 400 " + code)
        .hasMessageNotContaining("lucia")
        .hasNoCause();
    assertThat(ses.requests()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "403 | AccessDeniedException | in SES's sandbox, to the recipient",
        "400 | MessageRejected | in SES's sandbox, a recipient that is not verified"
      })
  void saysWhatSesMayRefuseInItsSandbox(int status, String code, String meaning) {
    ses.error(status, code, "for lucia@example.com");

    assertThatThrownBy(() -> run("run-1")).hasMessageContaining(meaning);
  }

  @Test
  void takesABadRequestWithoutACodeForARefusal() {
    ses.answer(400, "{\"type\":\"BadRequestException\",\"message\":\"Bad Request Exception\"}");

    assertThatThrownBy(() -> run("run-1")).isInstanceOf(MailRefusedException.class);
  }

  @Test
  void releasesTheClaimWhenSesCannotBeReached() {
    ses.close();

    assertThatThrownBy(() -> run("run-1")).isInstanceOf(MailThrottledException.class);
    assertThatThrownBy(() -> run("run-2")).isInstanceOf(MailThrottledException.class);
  }

  @Test
  void keepsAClaimWhoseAnswerWasLost() {
    ses.answer(200, "{\"MessageId\":\"ses-1\"}");
    ledger.forwardAndLoseAnswer(dynamoDb.endpoint());

    assertThat(run("run-1")).containsEntry("sesMessageId", "ses-1");
  }

  @Test
  void succeedsWithAMailThatIsSentButCannotBeRecorded() {
    ses.answer(200, "{\"MessageId\":\"ses-1\"}");
    ledger.forward(dynamoDb.endpoint());
    for (int attempt = 0; attempt < 3; attempt++) {
      ledger.error(500, "InternalServerError", "not now");
    }

    assertThat(run("run-1"))
        .as("a failure would make the mail be sent again")
        .containsEntry("sesMessageId", "ses-1");
  }

  @ParameterizedTest
  @CsvSource({
    "order/customer/email, not an address, /event/order/customer/email",
    "order/customer/email, 'a@b.example,c@d.example', /event/order/customer/email",
    "order/customer/email, , /event/order/customer/email",
    "order/customer/name, ' ', /event/order/customer/name",
    "order/customer/customerId, 'a b', /event/order/customer/customerId",
    "order/customer/customerId, , /event/order/customer/customerId",
    "order/customer/locale, fr, /event/order/customer/locale",
    "order/orderId, 42, /event/order/orderId",
    "order/placedAt, yesterday, /event/order/placedAt",
    "order/lines/0/quantity, two, /event/order/lines/0/quantity",
    "order/lines/1/name/es, , /event/order/lines/1/name/es",
    "order/lines/1/unitPrice/currency, ZZZ, /event/order/lines/1/unitPrice/currency",
    "order/total, , /event/order/total",
    "eventType, OrderCancelled, /event/eventType",
    "version, , /event/version",
    "order, , /event/order"
  })
  void namesTheFieldOfAnInvalidEvent(String path, String value, String named) {
    assertThatThrownBy(
            () -> run("run-1", Samples.with(SampleEvents.orderPlaced(orderId), path, value)))
        .isInstanceOf(InvalidEventException.class)
        .hasMessageStartingWith(named + ": ")
        .satisfies(
            e -> assertThat(e.getMessage()).as("no value is quoted").doesNotContain("example"));
    assertThat(ses.requests()).isEmpty();
    assertThat(ledger.requests()).isEmpty();
  }

  @Test
  void refusesAnEventThatIsNoObject() {
    assertThatThrownBy(() -> new Invocation("run-1").of(task, Map.of("event", "not JSON")))
        .isInstanceOf(InvalidEventException.class)
        .hasMessage("/event: Must be an object, not a string");
  }

  @ParameterizedTest
  @ValueSource(strings = {"SENDER_ADDRESS", "SHOP_NAME", "SHOP_ADDRESS", "TEMPLATE_NAME_ES"})
  void namesTheVariableThatIsMissing(String name) {
    Map<String, String> variables = new HashMap<>(VARIABLES);
    variables.remove(name);
    Config config = ses.config(variables);

    assertThatThrownBy(() -> new SendOrderEmailTask(config, null, null, clock))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(name);
  }

  private Map<String, Object> run(String requestId) {
    return run(requestId, SampleEvents.orderPlaced(orderId));
  }

  private Map<String, Object> run(String requestId, Map<String, Object> event) {
    return new Invocation(requestId).of(task, Map.of("event", event));
  }

  private static Map<String, Object> member(Map<String, Object> json, String name) {
    return Json.object(json.get(name));
  }
}
