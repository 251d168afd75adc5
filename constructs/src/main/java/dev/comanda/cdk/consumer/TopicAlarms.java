package dev.comanda.cdk.consumer;

import dev.comanda.cdk.construct.Alarms;
import dev.comanda.cdk.construct.Metrics;
import software.amazon.awscdk.services.sns.ITopic;

/** What must not happen in a topic that queues are subscribed to. */
public final class TopicAlarms {

  private TopicAlarms() {}

  /**
   * Events that reached nobody.
   *
   * @param id what is wrong, such as {@code EventsAreLost}
   * @param mend what to do about it, after the policies were looked at
   */
  public static void lost(Alarms alarms, String id, ITopic topic, String mend) {
    alarms.any(
        id,
        "SNS could deliver an event neither to a queue nor to the subscription's dead-letter"
            + " queue: it is gone. Look at the policies and keys of the queues"
            + mend,
        Metrics.of(topic, "NumberOfNotificationsFailedToRedriveToDlq", "Sum"));
  }
}
