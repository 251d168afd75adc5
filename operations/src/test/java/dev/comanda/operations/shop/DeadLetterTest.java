package dev.comanda.operations.shop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.Message;

class DeadLetterTest {

  @Test
  void goesBackAsItWasIfNoWorkflowWrappedIt() {
    DeadLetter letter = letter("{\"eventId\": \"1\",  \"order\": {}}");

    assertThat(letter.message()).contains("{\"eventId\": \"1\",  \"order\": {}}");
    assertThat(letter.reason()).isEqualTo("tries used up");
  }

  @Test
  void goesBackAsTheEventThatAWorkflowWrapped() {
    DeadLetter letter =
        letter(
            """
            {"reason": {"error": "a.Refusal", "cause": "to ann@example.com"},
             "messageId": "m", "event": {"eventId": "1"}}
            """);

    assertThat(letter.message()).contains("{\"eventId\":\"1\"}");
    assertThat(letter.reason()).isEqualTo("a.Refusal");
  }

  @Test
  void goesBackAsTheTextThatWasNoJson() {
    assertThat(letter("{\"reason\": {}, \"event\": \"no JSON\"}").message()).contains("no JSON");
    assertThat(letter("no JSON").message()).contains("no JSON");
  }

  @Test
  void cannotGoBackWithoutItsEvent() {
    assertThat(letter("{\"reason\": {\"error\": \"a.Refusal\"}}").message()).isEmpty();
    assertThat(letter("{\"reason\": {}, \"event\": null}").message()).isEmpty();
  }

  @Test
  void explainsItsReasonByWhatTheFunctionSaid() {
    String body =
        """
        {"reason": {"error": "dev.comanda.email.MailRefusedException",
                    "cause": "{\\"errorMessage\\": \\"SES answered 400\\"}"}, "event": {}}
        """;
    assertThat(letter(body).explained()).isEqualTo("MailRefusedException: SES answered 400");
    assertThat(
            letter("{\"reason\": {\"error\": \"RecordRejected\", \"cause\": \"no row\"}}")
                .explained())
        .isEqualTo("RecordRejected: no row");
    assertThat(letter("{}").explained()).isEqualTo("tries used up");
    assertThat(letter("{\"DDBStreamBatchInfo\": {}}").explained()).contains("order-fanout");
  }

  @Test
  void namesItsOrder() {
    String event = "{\"order\": {\"orderId\": \"01ARZ3NDEKTSV4RRFFQ69G5FAV\"}}";
    String asText = event.replace("\"", "\\\"");

    assertThat(letter(event).orderId()).contains("01ARZ3NDEKTSV4RRFFQ69G5FAV");
    assertThat(letter("{\"reason\": {}, \"event\": " + event + "}").orderId()).isPresent();
    assertThat(letter("{\"reason\": {}, \"event\": \"" + asText + "\"}").orderId()).isPresent();
    assertThat(letter("{\"order\": {\"orderId\": \"ann@example.com\"}}").orderId()).isEmpty();
    assertThat(letter("no JSON").orderId()).isEmpty();
  }

  @Test
  void tellsAPositionInAStream() {
    assertThat(letter("{\"DDBStreamBatchInfo\": {\"batchSize\": 1}}").position().path("batchSize"))
        .hasToString("1");
    assertThat(letter("[]").position().isMissingNode()).isTrue();
  }

  private static DeadLetter letter(String body) {
    return DeadLetter.of(Message.builder().messageId("id").body(body).build());
  }
}
