package dev.comanda.operations.shop;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A part of the shop that works on events from a queue of its own. It is found by the names of its
 * outputs: whatever {@code N} has {@code NQueueUrl} and {@code NDeadLetterQueueUrl} is a consumer.
 *
 * @param noun such as {@code MailEvents}
 * @param queue the URL of the queue that it works on
 * @param deadLetters what it gave up, and what never reached it
 * @param orderWorkflow the ARN of its workflow, if that works on every order
 */
public record Consumer(
    String noun, String queue, DeadLetters deadLetters, Optional<String> orderWorkflow) {

  private static final String QUEUE = "QueueUrl";
  private static final String DEAD_LETTERS = "DeadLetterQueueUrl";

  /** Messages that a topic could not put into the consumer's queue. */
  private static final String UNDELIVERED = "UndeliveredQueueUrl";

  /** The consumers of a shop, by their names. */
  public static List<Consumer> all(Outputs outputs) {
    return outputs
        .keys()
        .filter(key -> key.endsWith(DEAD_LETTERS))
        .map(key -> key.substring(0, key.length() - DEAD_LETTERS.length()))
        .filter(noun -> outputs.find(noun + QUEUE).isPresent())
        .sorted()
        .map(noun -> of(noun, outputs))
        .toList();
  }

  private static Consumer of(String noun, Outputs outputs) {
    List<String> letters =
        Stream.of(DEAD_LETTERS, UNDELIVERED)
            .map(kind -> outputs.find(noun + kind))
            .flatMap(Optional::stream)
            .toList();
    return new Consumer(
        noun,
        outputs.text(noun + QUEUE),
        new DeadLetters(kebab(noun), letters),
        outputs.find(orderWorkflow(noun)));
  }

  /** The output that names the workflow, if that works on every order. */
  public String orderWorkflowOutput() {
    return orderWorkflow(noun);
  }

  private static String orderWorkflow(String noun) {
    return "Order" + noun + "Arn";
  }

  private static String kebab(String noun) {
    return noun.replaceAll("(?<=.)(?=\\p{Lu})", "-").toLowerCase(Locale.ROOT);
  }
}
