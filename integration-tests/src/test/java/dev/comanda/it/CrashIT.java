package dev.comanda.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A task that dies or is refused in the middle loses nothing and sends nothing twice. */
class CrashIT {

  private final Shop shop = new Shop(Product.shared());
  private final Sinks sinks = new Sinks(Product.shared());

  /** Before the mail goes out; after it, only the archiving can still be repeated. */
  @ParameterizedTest
  @CsvSource({
    "dynamodb, UpdateItem, after",
    "ses, SendEmail, before",
    "s3, PutObject, before",
    "s3, PutObject, after",
    "kinesis, PutRecords, before",
  })
  void aKilledTaskIsDoneAgain(String service, String operation, String when) {
    Customer customer = shop.customer("en");
    String orderId;
    try (Faults faults = new Faults(shop.target())) {
      faults.killCaller(service, operation, 1, when);

      orderId = placeOrder(customer);

      everythingArrivedOnce(customer, orderId);
      assertThat(faults.hits()).isEqualTo(1);
    }
  }

  @Test
  void aMailThatSesRefusesThreeTimesIsSentOnce() {
    Customer customer = shop.customer("es");
    try (Faults faults = new Faults(shop.target())) {
      faults.refuse("ses", "SendEmail", 3, 429, "TooManyRequestsException");

      String orderId = placeOrder(customer);

      everythingArrivedOnce(customer, orderId);
      assertThat(faults.hits()).isEqualTo(3);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ProvisionedThroughputExceededException", "InternalFailure"})
  void aRowThatKinesisRefusesIsPutAgain(String code) {
    Customer customer = shop.customer("en");
    try (Faults faults = new Faults(shop.target())) {
      faults.refuseRecords("kinesis", "PutRecords", 2, code, 0);

      String orderId = placeOrder(customer);

      everythingArrivedOnce(customer, orderId);
      assertThat(faults.hits()).isEqualTo(2);
    }
  }

  @Test
  void aMessageThatTheTopicRefusesIsPublishedAgain() {
    Customer customer = shop.customer("en");
    try (Faults faults = new Faults(shop.target())) {
      faults.refuseRecords("sns", "PublishBatch", 1, "InternalFailure", 0);

      String orderId = placeOrder(customer);

      everythingArrivedOnce(customer, orderId);
      assertThat(faults.hits()).isEqualTo(1);
    }
  }

  @Test
  void aMessageThatIsDeliveredTwiceSendsNothing() {
    Customer customer = shop.customer("en");
    String orderId = placeOrder(customer);
    everythingArrivedOnce(customer, orderId);
    String event = Events.orderPlaced(sinks, customer, orderId);

    sinks.send("EmailQueueUrl", event);
    String later = placeOrder(customer);

    shop.mailbox().awaitConfirmation(customer.email(), later);
    everythingArrivedOnce(customer, orderId);
  }

  private String placeOrder(Customer customer) {
    JsonNode product = shop.products().get(0);
    return shop.placeOrder(customer, product.path("productId").asText()).path("orderId").asText();
  }

  private void everythingArrivedOnce(Customer customer, String orderId) {
    shop.mailbox().awaitConfirmation(customer.email(), orderId);
    sinks.awaitArchivedMail(orderId);
    assertThat(sinks.awaitLakeRows(orderId)).hasSize(1);
    assertThat(sinks.archiveKeys(orderId)).hasSize(1);
    assertThat(shop.mailbox().to(customer.email()).stream().filter(mail -> mail.isAbout(orderId)))
        .hasSize(1);
  }
}
