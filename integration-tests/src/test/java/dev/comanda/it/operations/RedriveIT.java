package dev.comanda.it.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.it.Customer;
import dev.comanda.it.Events;
import dev.comanda.it.Faults;
import dev.comanda.it.Product;
import dev.comanda.it.Shop;
import dev.comanda.it.Sinks;
import dev.comanda.it.operations.OperatorCommand.Run;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code ./comanda redrive}: what ended as a dead letter arrives after all, and once. */
class RedriveIT {

  private static final int SOME_STAY = 2;

  private final Shop shop = new Shop(Product.shared());
  private final Sinks sinks = new Sinks(Product.shared());

  private OperatorCommand command;

  @BeforeEach
  void writeOutputs(@TempDir Path folder) {
    command = new OperatorCommand(shop.target(), "redrive", folder);
  }

  @Test
  void aMailThatSesRefusedIsSentOnce() {
    Customer customer = shop.customer("en");
    String orderId;
    try (Faults faults = new Faults(shop.target())) {
      faults.refuse("ses", "SendEmail", 1, 400, "MessageRejected");
      orderId = shop.orderAnything(customer);
      sinks.awaitMessage("EmailDeadLetterQueueUrl", orderId);
    }
    String letter = sinks.messageId("EmailDeadLetterQueueUrl", orderId);

    Run look = redrive("--queue", "email", "--dry-run");
    Run run = redrive("--queue", "email");

    assertThat(look.line(letter))
        .matches(
            "email "
                + letter
                + " of order "
                + orderId
                + " \\(\\d+ s old\\) would be redriven: to .*");
    assertThat(run.line(letter))
        .startsWith("email " + letter + " of order " + orderId)
        .contains(" redriven: to ", "(MailRefusedException: ", "MessageRejected");
    assertThat(run.printed()).doesNotContain(customer.email());
    shop.mailbox().awaitConfirmation(customer.email(), orderId);
    sinks.awaitArchivedMail(orderId);
    assertThat(confirmations(customer, orderId)).isEqualTo(1);
    assertThat(sinks.messages("EmailDeadLetterQueueUrl").toString()).doesNotContain(orderId);
  }

  @Test
  void aRowWhoseMessageUsedUpItsTriesIsWritten() {
    Customer customer = shop.customer("es");
    String orderId = shop.orderAnything(customer);
    shop.mailbox().awaitConfirmation(customer.email(), orderId);
    sinks.awaitLakeRows(orderId);
    // As SQS itself moves it: the message unchanged, here one that the lake has not seen yet.
    String event = Events.orderPlaced(sinks, customer, orderId);
    String newOrderId = "0" + orderId.substring(1, 25) + (orderId.endsWith("0") ? "1" : "0");
    sinks.send("LakeDeadLetterQueueUrl", event.replace(orderId, newOrderId));
    String letter = sinks.messageId("LakeDeadLetterQueueUrl", newOrderId);

    Run run = redrive("--queue", "lake");

    assertThat(run.line(letter)).endsWith("(tries used up)");
    assertThat(sinks.awaitLakeRows(newOrderId)).hasSize(1);
    assertThat(sinks.messages("LakeDeadLetterQueueUrl").toString()).doesNotContain(newOrderId);
  }

  @Test
  void aMessageThatTheTopicCouldNotDeliverIsWorkedOn() {
    Customer customer = shop.customer("en");
    String orderId = shop.orderAnything(customer);
    shop.mailbox().awaitConfirmation(customer.email(), orderId);
    sinks.send("EmailUndeliveredQueueUrl", Events.orderPlaced(sinks, customer, orderId));
    String letter = sinks.messageId("EmailUndeliveredQueueUrl", orderId);

    Run run = redrive("--queue", "email");

    assertThat(run.line(letter)).contains("redriven");
    assertThat(sinks.messages("EmailUndeliveredQueueUrl")).isEmpty();
    assertThat(confirmations(customer, orderId)).isEqualTo(1);
  }

  @Test
  void anOrderThatTheTopicRefusedIsPublished() {
    Customer customer = shop.customer("en");
    String orderId;
    try (Faults faults = new Faults(shop.target())) {
      faults.refuse("sns", "PublishBatch", 10_000, 400, "InvalidParameter");
      Instant before = Instant.now();
      orderId = shop.orderAnything(customer);
      Awaitility.await("the stream to give up order " + orderId)
          .atMost(60, TimeUnit.SECONDS)
          .until(() -> sinks.messages("StreamDeadLetterQueueUrl"), lettersSince(before));
    }
    assertThat(confirmations(customer, orderId)).isZero();

    Run run = redrive("--queue", "stream");

    assertThat(run.printed()).containsPattern("stream \\S+ redriven: .*" + orderId);
    shop.mailbox().awaitConfirmation(customer.email(), orderId);
    assertThat(sinks.awaitLakeRows(orderId)).hasSize(1);
    assertThat(confirmations(customer, orderId)).isEqualTo(1);
  }

  @Test
  void whatHoldsNoEventIsNamedAndStays() {
    sinks.send("LakeDeadLetterQueueUrl", "{\"reason\": {\"error\": \"Lost\"}, \"stays\": true}");
    String letter = sinks.messageId("LakeDeadLetterQueueUrl", "Lost");

    Run run = redrive("--queue", "lake");

    assertThat(run.line(letter))
        .isEqualTo("lake " + letter + " stays: has a reason but no event (Lost)");
    assertThat(run.exit()).isEqualTo(SOME_STAY);
    assertThat(sinks.messages("LakeDeadLetterQueueUrl").toString()).contains("Lost");
    sinks.delete("LakeDeadLetterQueueUrl", "Lost");
  }

  /** What a service would refuse is said before, and stops no other letter. */
  @Test
  void whatSqsWouldNotTakeStaysAndTheWalkGoesOn() {
    Customer customer = shop.customer("en");
    String orderId = shop.orderAnything(customer);
    shop.mailbox().awaitConfirmation(customer.email(), orderId);
    String event = Events.orderPlaced(sinks, customer, orderId);
    sinks.send("EmailDeadLetterQueueUrl", "{\"reason\": {\"error\": \"Empty\"}, \"event\": \"\"}");
    String empty = sinks.messageId("EmailDeadLetterQueueUrl", "Empty");
    sinks.send("EmailDeadLetterQueueUrl", event);
    String good = sinks.messageId("EmailDeadLetterQueueUrl", orderId);

    Run look = redrive("--queue", "email", "--dry-run");
    Run run = redrive("--queue", "email");

    String stays = "email " + empty + " stays: SQS takes no message that is empty (Empty)";
    assertThat(look.line(empty)).isEqualTo(stays);
    assertThat(look.line(good)).contains("would be redriven");
    assertThat(run.line(empty)).isEqualTo(stays);
    assertThat(run.line(good)).contains("redriven: to ");
    assertThat(run.exit()).isEqualTo(SOME_STAY);
    sinks.delete("EmailDeadLetterQueueUrl", "Empty");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '>',
      value = {
        "--queue lake > Missing required option: '--outputs=FILE'; see ./comanda redrive --help",
        "--outputs no-such-file > There is no file no-such-file; `cdk deploy --all --outputs-file"
            + " FILE` writes one",
        "--outputs o --everything > Unknown option: '--everything'; see ./comanda redrive --help",
      })
  void aBadCommandIsOneClearLine(String arguments, String message) {
    Run run = command.runWith(List.of(arguments.split(" ")));

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.printed()).isEqualTo("comanda: " + message + "\n");
  }

  @Test
  void aQueueThatThereIsNotIsOneClearLine() {
    Run run = redrive("--queue", "everything");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.printed())
        .hasLineCount(1)
        .contains("'--queue': 'everything' is none of email, lake, mail-events, stream, all");
  }

  private static Predicate<List<JsonNode>> lettersSince(Instant time) {
    return letters ->
        letters.stream()
            .map(letter -> Instant.parse(letter.path("timestamp").asText()))
            .anyMatch(given -> given.isAfter(time));
  }

  private long confirmations(Customer customer, String orderId) {
    return shop.mailbox().to(customer.email()).stream()
        .filter(mail -> mail.isAbout(orderId))
        .count();
  }

  private Run redrive(String... options) {
    return command.run(options);
  }
}
