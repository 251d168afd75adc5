package dev.comanda.cdk.construct;

import dev.comanda.cdk.config.DeploymentConfig;
import java.time.Duration;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.sqs.IQueue;

/** What must not happen to messages in a queue. */
final class QueueAlarms {

  private QueueAlarms() {}

  static void deadLetters(Alarms alarms, String id, IQueue queue, String meaning) {
    alarms.any(
        id,
        meaning + " docs/operations.md says how to redrive them.",
        Metrics.of(queue, "ApproximateNumberOfMessagesVisible", "Maximum"));
  }

  static void backlog(
      Alarms alarms, String id, IQueue queue, DeploymentConfig config, String meaning) {
    Duration bearable = config.functions().queueVisibility().multipliedBy(2);
    alarms.above(
        id,
        meaning
            + " A message has waited for more than "
            + bearable.toMinutes()
            + " minutes: look at the queue's pipe and its workflow for failures, and whether the"
            + " pipe is running.",
        Metrics.of(queue, "ApproximateAgeOfOldestMessage", "Maximum"),
        bearable.toSeconds(),
        1,
        TreatMissingData.NOT_BREACHING);
  }
}
