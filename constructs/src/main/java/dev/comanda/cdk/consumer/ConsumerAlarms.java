package dev.comanda.cdk.consumer;

import dev.comanda.cdk.config.DeploymentConfig;
import dev.comanda.cdk.construct.Alarms;

/** What must not happen to events that wait for somebody. */
final class ConsumerAlarms {

  private ConsumerAlarms() {}

  static void define(
      Alarms alarms, DeploymentConfig config, WorkQueue queue, String id, String missing) {
    alarms.backlog(id + "Waits", queue.queue(), config, "Events wait in the queue.");
    alarms.deadLetters(
        id + "DeadLetters",
        queue.deadLetterQueue(),
        "Events were given up after five tries, or could never succeed: "
            + missing
            + ". Look at a message: it has the reason if the workflow gave it up at once; else look"
            + " at the workflow's failures by cause.");
    alarms.deadLetters(
        id + "Undelivered",
        queue.undeliveredQueue(),
        "SNS could not deliver events to the queue: "
            + missing
            + ". Look at the queue's policy and at the policy of its key.");
  }
}
