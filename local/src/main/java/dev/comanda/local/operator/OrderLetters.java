package dev.comanda.local.operator;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** The dead letters of one order. They are looked at, and not taken from those who redrive them. */
final class OrderLetters {

  /**
   * A letter.
   *
   * @param queue its queue's name
   * @param url its queue
   * @param receipt by which it can be deleted
   */
  record Letter(String queue, String url, DeadLetter letter, String receipt) {

    /** Why it is there. */
    String reason() {
      return letter.explained();
    }

    /** Where it is. */
    String place() {
      return letter.id() + " in " + queue;
    }
  }

  private static final int BATCHES = 10;
  private static final int BATCH = 10;
  private static final int HIDDEN_SECONDS = 2;

  /** Times of the stream are rounded down, to a minute on this machine. */
  private static final Duration ROUNDED = Duration.ofSeconds(60);

  private final SqsClient sqs;
  private final Outputs outputs;
  private final String orderId;
  private final Instant placed;
  private final Map<Route, Letter> found = new EnumMap<>(Route.class);

  OrderLetters(SqsClient sqs, Outputs outputs, String orderId) {
    this.sqs = sqs;
    this.outputs = outputs;
    this.orderId = orderId;
    this.placed = Ulids.time(orderId);
  }

  /** The order's letter on a route, if there is one. */
  Optional<Letter> look(Route route) {
    for (String queue : route.deadLetterQueues()) {
      if (!found.containsKey(route)) {
        look(route, outputs.text(queue));
      }
    }
    return Optional.ofNullable(found.get(route));
  }

  private void look(Route route, String url) {
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
          String name = url.substring(url.lastIndexOf('/') + 1);
          found.put(route, new Letter(name, url, letter, message.receiptHandle()));
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
  List<Letter> ofTheOrder() {
    return found.values().stream()
        .filter(letter -> letter.letter().text().contains(orderId))
        .toList();
  }

  /** Deletes a letter: its order is gone, and nobody is to redrive it. */
  void delete(Letter letter) {
    sqs.deleteMessage(delete -> delete.queueUrl(letter.url()).receiptHandle(letter.receipt()));
  }
}
