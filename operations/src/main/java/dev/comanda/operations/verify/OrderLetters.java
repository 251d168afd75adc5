package dev.comanda.operations.verify;

import dev.comanda.contract.Times;
import dev.comanda.operations.shop.DeadLetter;
import dev.comanda.operations.shop.DeadLetters;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** The dead letters of one order. They are looked at, and not taken from those who redrive them. */
final class OrderLetters {

  private static final int BATCHES = 10;
  private static final int BATCH = 10;
  private static final int HIDDEN_SECONDS = 2;

  /** Times of the stream are rounded down, to a minute on this machine. */
  private static final Duration ROUNDED = Duration.ofSeconds(60);

  private final SqsClient sqs;
  private final String orderId;
  private final Instant placed;
  private final Map<DeadLetters, OrderLetter> found = new HashMap<>();

  OrderLetters(SqsClient sqs, String orderId) {
    this.sqs = sqs;
    this.orderId = orderId;
    this.placed = Times.ofOrder(orderId);
  }

  /** The order's letter among those of a part of the shop, if there is one. */
  Optional<OrderLetter> look(DeadLetters letters) {
    for (String queue : letters.queues()) {
      if (!found.containsKey(letters)) {
        look(letters, queue);
      }
    }
    return Optional.ofNullable(found.get(letters));
  }

  private void look(DeadLetters letters, String url) {
    for (int batch = 0; batch < BATCHES; batch++) {
      List<Message> messages =
          sqs.receiveMessage(
                  receive ->
                      receive
                          .queueUrl(url)
                          .maxNumberOfMessages(BATCH)
                          .visibilityTimeout(HIDDEN_SECONDS)
                          .waitTimeSeconds(0))
              .messages();
      if (messages.isEmpty()) {
        return;
      }
      for (Message message : messages) {
        DeadLetter letter = DeadLetter.of(message);
        if (isOurs(letter)) {
          found.put(letters, new OrderLetter(url, letter, message.receiptHandle()));
          return;
        }
      }
    }
  }

  /** A letter of the stream names no order, only the time of its records. */
  private boolean isOurs(DeadLetter letter) {
    if (letter.text().contains(orderId)) {
      return true;
    }
    try {
      String last = letter.position().path("approximateArrivalOfLastRecord").asText();
      return !Instant.parse(last).isBefore(placed.minus(ROUNDED));
    } catch (DateTimeParseException noLetterOfTheStream) {
      return false;
    }
  }

  /** Those that were found and name the order. */
  List<OrderLetter> ofTheOrder() {
    return found.values().stream()
        .filter(letter -> letter.letter().text().contains(orderId))
        .toList();
  }

  /** Deletes a letter: its order is gone, and nobody is to redrive it. */
  void delete(OrderLetter letter) {
    sqs.deleteMessage(delete -> delete.queueUrl(letter.url()).receiptHandle(letter.receipt()));
  }
}
