package dev.comanda.operations.verify;

import dev.comanda.operations.shop.DeadLetter;
import dev.comanda.operations.shop.DeadLetters;

/**
 * A dead letter about the order.
 *
 * @param url its queue
 * @param receipt by which it can be deleted
 */
record OrderLetter(String url, DeadLetter letter, String receipt) {

  /** Why it is there. */
  String reason() {
    return letter.explained();
  }

  /** Where it is. */
  String place() {
    return letter.id() + " in " + DeadLetters.name(url);
  }
}
