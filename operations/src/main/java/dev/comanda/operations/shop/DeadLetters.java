package dev.comanda.operations.shop;

import java.util.List;

/**
 * Where a part of the shop puts what it gives up.
 *
 * @param id the part's name on the command line, such as {@code mail-events}
 * @param queues the URLs of its queues
 */
public record DeadLetters(String id, List<String> queues) {

  /** Of the table's stream: positions in it, whose records made no event. */
  public static DeadLetters ofStream(Outputs outputs) {
    return new DeadLetters("stream", List.of(outputs.text("StreamDeadLetterQueueUrl")));
  }

  /** A queue's name. */
  public static String name(String url) {
    return url.substring(url.lastIndexOf('/') + 1);
  }
}
