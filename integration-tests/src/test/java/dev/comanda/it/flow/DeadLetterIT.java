package dev.comanda.it.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.it.Customer;
import dev.comanda.it.Faults;
import dev.comanda.it.Product;
import dev.comanda.it.Shop;
import dev.comanda.it.Sinks;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What can never succeed ends in a dead-letter queue with its reason, and holds up nothing. */
class DeadLetterIT {

  private final Shop shop = new Shop(Product.shared());
  private final Sinks sinks = new Sinks(Product.shared());

  @Test
  void aMailThatSesRefusesForGoodIsADeadLetterAtOnce() {
    Customer customer = shop.customer("en");
    String orderId;
    try (Faults faults = new Faults(shop.target())) {
      faults.refuse("ses", "SendEmail", 1, 400, "MessageRejected");
      orderId = shop.orderAnything(customer);

      JsonNode letter = sinks.awaitMessage("EmailDeadLetterQueueUrl", orderId);

      assertThat(letter.at("/reason/error").asText())
          .isEqualTo("dev.comanda.email.MailRefusedException");
      assertThat(letter.at("/event/order/orderId").asText()).isEqualTo(orderId);
      assertThat(faults.hits()).isEqualTo(1);
    }
    assertThat(sinks.archiveKeys(orderId)).isEmpty();
    assertThat(sinks.awaitLakeRows(orderId)).hasSize(1);
  }

  static List<String> consumers() {
    return Product.shared().consumers();
  }

  static List<String> consumersOfOrders() {
    return Product.shared().consumersOfOrders();
  }

  @Test
  void consumersAreFoundByTheirOutputs() {
    assertThat(consumers()).contains("Email", "Lake", "MailEvents");
    assertThat(consumersOfOrders()).contains("Email", "Lake").doesNotContain("MailEvents");
  }

  /** Deeper than the functions read; the other messages of its batch make their rows. */
  @ParameterizedTest
  @MethodSource("consumersOfOrders")
  void aMessageThatIsNestedTooDeepIsADeadLetterWithItsReasonAndNoOther(String consumer) {
    String deep = "deep-" + UUID.randomUUID();
    String nested = "[".repeat(60) + "]".repeat(60);

    sinks.send(consumer + "QueueUrl", "{\"id\": \"" + deep + "\", \"x\": " + nested + "}");
    String orderId = shop.orderAnything(shop.customer("en"));

    JsonNode letter = sinks.awaitMessage(consumer + "DeadLetterQueueUrl", deep);
    assertThat(letter.at("/reason/cause").asText()).contains("20");
    assertThat(sinks.awaitLakeRows(orderId)).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("consumers")
  void aMessageThatIsNoEventIsADeadLetter(String consumer) {
    String nonsense = "nonsense-" + UUID.randomUUID();

    sinks.send(consumer + "QueueUrl", "{\"eventId\": \"" + nonsense + "\"}");

    JsonNode letter = sinks.awaitMessage(consumer + "DeadLetterQueueUrl", nonsense);
    assertThat(letter.at("/reason/error").asText()).isNotBlank();
    if (consumer.equals("Email")) {
      assertThat(letter.at("/reason/error").asText())
          .isEqualTo("dev.comanda.contract.event.InvalidEventException");
    }
  }

  @ParameterizedTest
  @MethodSource("consumersOfOrders")
  void anEventThatItsQueueRefusesIsADeadLetterOfItsSubscription(String consumer) {
    String queue = shop.target().output(consumer + "QueueUrl");
    try (Faults faults = new Faults(shop.target())) {
      faults.refuseContaining(queue + "\"", "sqs", "SendMessageBatch", 1, 403, "AccessDenied");
      String orderId = shop.orderAnything(shop.customer("en"));

      JsonNode event = sinks.awaitMessage(consumer + "UndeliveredQueueUrl", orderId);

      assertThat(event.at("/order/orderId").asText()).isEqualTo(orderId);
      assertThat(faults.hits()).isEqualTo(1);
    }
  }

  @Test
  void anOrderThatFitsNoEventIsIsolatedAndTheOthersPass() {
    Customer customer = shop.customer("en");
    String bad = UUID.randomUUID().toString();
    sinks.put(
        Map.of(
            "pk", AttributeValue.fromS("CUSTOMER#" + bad),
            "sk", AttributeValue.fromS("ORDER#" + bad),
            "entity", AttributeValue.fromS("Order"),
            "orderId", AttributeValue.fromS(bad)));

    String orderId = shop.orderAnything(customer);

    shop.mailbox().awaitConfirmation(customer.email(), orderId);
    JsonNode letter = sinks.awaitMessage("StreamDeadLetterQueueUrl", "DDBStreamBatchInfo");
    assertThat(letter.at("/DDBStreamBatchInfo/batchSize").asInt()).isEqualTo(1);
    assertThat(letter.at("/context/condition").asText()).isEqualTo("RetryAttemptsExhausted");
  }
}
