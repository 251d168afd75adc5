package dev.comanda.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.comanda.contract.Samples;
import dev.comanda.runtime.json.Json;
import dev.comanda.runtime.json.SampleEvents;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SendOrderEmailTaskTest extends OrderEmail {

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

  private static Map<String, Object> member(Map<String, Object> json, String name) {
    return Json.object(json.get(name));
  }
}
