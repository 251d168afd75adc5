package dev.comanda.operations.redrive;

import dev.comanda.operations.shop.DeadLetter;
import dev.comanda.operations.shop.DeadLetters;
import java.util.Optional;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Puts messages back into their queue. */
final class QueueRedriver implements Redriver {

  private final SqsClient sqs;
  private final String url;

  /**
   * @param url of the queue that takes them again
   */
  QueueRedriver(SqsClient sqs, String url) {
    this.sqs = sqs;
    this.url = url;
  }

  @Override
  public Outcome redrive(DeadLetter letter, boolean dryRun) {
    Optional<String> message = letter.message();
    if (message.isEmpty()) {
      return new Outcome(false, "has a reason but no event (" + letter.reason() + ")");
    }
    if (!dryRun) {
      sqs.sendMessage(
          send ->
              send.queueUrl(url).messageBody(message.get()).messageAttributes(letter.attributes()));
    }
    return new Outcome(true, "to " + DeadLetters.name(url) + " (" + letter.reason() + ")");
  }
}
