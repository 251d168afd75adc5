package dev.comanda.it.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.it.Customer;
import dev.comanda.it.Events;
import dev.comanda.it.Faults;
import dev.comanda.it.Product;
import dev.comanda.it.Shop;
import dev.comanda.it.Sinks;
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

      orderId = shop.orderAnything(customer);

      everythingArrivedOnce(customer, orderId);
      assertThat(faults.hits()).isEqualTo(1);
    }
  }

  @Test
  void aMailThatSesRefusesThreeTimesIsSentOnce() {
    Customer customer = shop.customer("es");
    try (Faults faults = new Faults(shop.target())) {
      faults.refuse("ses", "SendEmail", 3, 429, "TooManyRequestsException");

      String orderId = shop.orderAnything(customer);

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

      String orderId = shop.orderAnything(customer);

      everythingArrivedOnce(customer, orderId);
      assertThat(faults.hits()).isEqualTo(2);
    }
  }

  @Test
  void aMessageThatTheTopicRefusesIsPublishedAgain() {
    Customer customer = shop.customer("en");
    try (Faults faults = new Faults(shop.target())) {
      faults.refuseRecords("sns", "PublishBatch", 1, "InternalFailure", 0);

      String orderId = shop.orderAnything(customer);

      everythingArrivedOnce(customer, orderId);
      assertThat(faults.hits()).isEqualTo(1);
    }
  }

  @Test
  void aMessageThatIsDeliveredTwiceSendsNothing() {
    Customer customer = shop.customer("en");
    String orderId = shop.orderAnything(customer);
    everythingArrivedOnce(customer, orderId);
    String event = Events.orderPlaced(sinks, customer, orderId);

    sinks.send("EmailQueueUrl", event);
    String later = shop.orderAnything(customer);

    shop.mailbox().awaitConfirmation(customer.email(), later);
    everythingArrivedOnce(customer, orderId);
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
