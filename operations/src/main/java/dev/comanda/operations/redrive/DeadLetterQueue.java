package dev.comanda.operations.redrive;

import dev.comanda.operations.shop.DeadLetter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.SqsException;

/**
 * A dead-letter queue, read to its end. A letter is deleted after its work is done, so that a
 * command that dies in between does it twice rather than never.
 */
final class DeadLetterQueue {

  private static final int HIDDEN_SECONDS = 300;

  /** From one second on SQS asks all of its servers. */
  private static final int WAIT_SECONDS = 1;

  private static final int BATCH = 10;

  private final SqsClient sqs;
  private final String url;

  DeadLetterQueue(SqsClient sqs, String url) {
    this.sqs = sqs;
    this.url = url;
  }

  /**
   * Gives each letter to {@code work}, and deletes those for which it says true. Letters that were
   * sent after {@code end} stay: they may be what this very command sent, come back.
   *
   * @return how many came after the end
   */
  int read(Instant end, Predicate<DeadLetter> work) {
    List<Message> staying = new ArrayList<>();
    int late = 0;
    try {
      for (List<Message> batch = receive(); !batch.isEmpty(); batch = receive()) {
        staying.addAll(batch);
        for (Message message : batch) {
          if (sentAt(message).isAfter(end)) {
            late++;
          } else if (work.test(DeadLetter.of(message))) {
            sqs.deleteMessage(
                delete -> delete.queueUrl(url).receiptHandle(message.receiptHandle()));
            staying.remove(message);
          }
        }
      }
    } finally {
      staying.forEach(this::show);
    }
    return late;
  }

  private List<Message> receive() {
    return sqs.receiveMessage(
            receive ->
                receive
                    .queueUrl(url)
                    .maxNumberOfMessages(BATCH)
                    .visibilityTimeout(HIDDEN_SECONDS)
                    .waitTimeSeconds(WAIT_SECONDS)
                    .messageSystemAttributeNames(MessageSystemAttributeName.SENT_TIMESTAMP)
                    .messageAttributeNames("All"))
        .messages();
  }

  private static Instant sentAt(Message message) {
    String millis = message.attributes().get(MessageSystemAttributeName.SENT_TIMESTAMP);
    return Instant.ofEpochMilli(Long.parseLong(millis));
  }

  private void show(Message message) {
    try {
      sqs.changeMessageVisibility(
          change ->
              change.queueUrl(url).receiptHandle(message.receiptHandle()).visibilityTimeout(0));
    } catch (SqsException alreadyVisible) {
      // It was hidden for five minutes at most, and those are over.
    }
  }
}
