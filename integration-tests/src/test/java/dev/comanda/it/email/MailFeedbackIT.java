package dev.comanda.it.email;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.it.Customer;
import dev.comanda.it.Faults;
import dev.comanda.it.Product;
import dev.comanda.it.Shop;
import dev.comanda.it.Sinks;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What becomes of mails after SES took them reaches the customer's profile. */
class MailFeedbackIT {

  private static final String MARK = "undeliverable";

  private final Shop shop = new Shop(Product.shared());
  private final Sinks sinks = new Sinks(Product.shared());

  @ParameterizedTest
  @CsvSource({
    "bounce, Bounce/General",
    "suppressionlist, Bounce/Suppressed",
    "complaint, Complaint/abuse"
  })
  void anAddressThatMailsDoNotReachIsMarked(String mailbox, String reason) {
    Customer customer = simulated(mailbox);

    String orderId = shop.orderAnything(customer);

    Map<String, AttributeValue> mark = awaitMark(customer);
    assertThat(mark.get("address").s()).isEqualTo(customer.email());
    assertThat(mark.get("reason").s()).isEqualTo(reason);
    assertThat(mark.get("at").s()).matches("\\d{4}-\\d\\d-\\d\\dT.*Z");
    assertThat(mark.get("feedbackId").s()).isNotBlank();
    assertThat(sinks.awaitArchivedMail(orderId)).contains(orderId);
  }

  @Test
  void aSignInKeepsTheMarkWithTheAddress() {
    Customer customer = simulated("bounce");
    shop.orderAnything(customer);
    Map<String, AttributeValue> mark = awaitMark(customer);

    assertThat(shop.login(customer.email(), customer.password()).status()).isEqualTo(200);

    assertThat(profile(customer).get(MARK).m()).isEqualTo(mark);
  }

  @Test
  void anAnswerFromSomeoneOnHolidayMarksNobody() {
    Customer away = simulated("ooto");
    Customer gone = simulated("bounce");

    shop.orderAnything(away);
    shop.orderAnything(gone);

    awaitMark(gone);
    shop.mailbox().awaitConfirmation(away.email(), shop.orderAnything(away));
    assertThat(profile(away)).doesNotContainKey(MARK);
  }

  @Test
  void anEventThatItsQueueRefusesIsADeadLetterOfItsSubscription() {
    Customer customer = simulated("bounce");
    try (Faults faults = new Faults(shop.target())) {
      faults.refuseContaining(
          shop.target().output("MailEventsQueueUrl") + "\"",
          "sqs",
          "SendMessageBatch",
          1,
          403,
          "AccessDenied");
      shop.orderAnything(customer);

      JsonNode event = sinks.awaitMessage("MailEventsUndeliveredQueueUrl", customer.email());

      assertThat(event.path("eventType").asText()).isEqualTo("Bounce");
    }
  }

  @Test
  void aMailThatSesRejectsIsADeadLetter() {
    String messageId = "rejected-" + UUID.randomUUID();
    String event =
        "{\"eventType\":\"Reject\",\"reject\":{\"reason\":\"Bad content\"},\"mail\":{\"messageId\":\""
            + messageId
            + "\"}}";

    sinks.send("MailEventsQueueUrl", event);

    JsonNode letter = sinks.awaitMessage("MailEventsDeadLetterQueueUrl", messageId);
    assertThat(letter.at("/reason/error").asText()).isEqualTo("Ses.Reject");
    assertThat(letter.at("/reason/cause").asText()).isEqualTo("Bad content");
  }

  private Customer simulated(String mailbox) {
    return shop.customerAt(mailbox + "+" + UUID.randomUUID() + "@simulator.amazonses.com", "en");
  }

  private Map<String, AttributeValue> awaitMark(Customer customer) {
    return Awaitility.await("the mark of " + customer.email())
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(100))
        .until(() -> profile(customer).get(MARK), mark -> mark != null)
        .m();
  }

  private Map<String, AttributeValue> profile(Customer customer) {
    return sinks.item("CUSTOMER#" + customer.id(), "PROFILE");
  }
}
