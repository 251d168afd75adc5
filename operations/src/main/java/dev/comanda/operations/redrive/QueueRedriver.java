package dev.comanda.operations.redrive;

import dev.comanda.operations.shop.DeadLetter;
import dev.comanda.operations.shop.DeadLetters;
import dev.comanda.operations.shop.Refusals;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Puts messages back into their queue.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html">SendMessage</a>
 */
final class QueueRedriver implements Redriver {

  private static final int LARGEST = 1024 * 1024;

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
    String reason = " (" + Refusals.line(letter.explained()) + ")";
    if (message.isEmpty()) {
      return new Outcome(false, "has a reason but no event" + reason);
    }
    Optional<String> unsendable = unsendable(message.get());
    if (unsendable.isPresent()) {
      return new Outcome(false, "SQS takes no message " + unsendable.get() + reason);
    }
    if (!dryRun) {
      sqs.sendMessage(
          send ->
              send.queueUrl(url).messageBody(message.get()).messageAttributes(letter.attributes()));
    }
    return new Outcome(true, "to " + DeadLetters.name(url) + reason);
  }

  /**
   * Why SQS would not take a message; an event that was wrapped with its reason may be anything.
   */
  private static Optional<String> unsendable(String message) {
    if (message.isEmpty()) {
      return Optional.of("that is empty");
    }
    if (message.getBytes(StandardCharsets.UTF_8).length > LARGEST) {
      return Optional.of("of more than " + LARGEST + " bytes");
    }
    return message.codePoints().allMatch(QueueRedriver::isSendable)
        ? Optional.empty()
        : Optional.of("with control characters");
  }

  private static boolean isSendable(int c) {
    return c == '\t'
        || c == '\n'
        || c == '\r'
        || (c >= 0x20 && c <= 0xD7FF)
        || (c >= 0xE000 && c <= 0xFFFD)
        || c >= 0x10000;
  }
}
