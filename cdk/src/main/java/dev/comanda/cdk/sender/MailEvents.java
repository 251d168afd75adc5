package dev.comanda.cdk.sender;

import dev.comanda.cdk.config.DeploymentConfig;
import dev.comanda.cdk.construct.Alarms;
import dev.comanda.cdk.construct.EventsKey;
import dev.comanda.cdk.construct.Metrics;
import dev.comanda.cdk.construct.WorkQueue;
import java.util.List;
import software.amazon.awscdk.services.ses.ConfigurationSetEventDestination;
import software.amazon.awscdk.services.ses.EmailSendingEvent;
import software.amazon.awscdk.services.ses.EventDestination;
import software.amazon.awscdk.services.ses.IConfigurationSet;
import software.amazon.awscdk.services.sns.Topic;
import software.constructs.Construct;

/**
 * What SES tells of mails that did not arrive, in a queue.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/ses/latest/dg/monitor-using-event-publishing.html">Event
 *     publishing</a>
 */
final class MailEvents {

  private static final List<EmailSendingEvent> EVENTS =
      List.of(
          EmailSendingEvent.BOUNCE,
          EmailSendingEvent.COMPLAINT,
          EmailSendingEvent.REJECT,
          EmailSendingEvent.RENDERING_FAILURE,
          EmailSendingEvent.DELIVERY_DELAY);

  private final Topic topic;
  private final WorkQueue queue;

  MailEvents(Construct scope, DeploymentConfig config, IConfigurationSet configurationSet) {
    EventsKey key = new EventsKey(scope, "MailEventsKey", "What SES tells of mails, on its way");
    topic = topic(scope, configurationSet, key);
    queue = new WorkQueue(scope, "MailEventsQueue", config, topic, key);
  }

  /**
   * To an encrypted topic whose key does not let SES in, SES publishes nothing, silently.
   *
   * @see <a href="https://docs.aws.amazon.com/ses/latest/dg/configure-sns-notifications.html">SES
   *     and encrypted topics</a>
   */
  private static Topic topic(Construct scope, IConfigurationSet configurationSet, EventsKey key) {
    key.allowService("ses.amazonaws.com");
    Topic topic =
        Topic.Builder.create(scope, "MailEventsTopic")
            .masterKey(key.key())
            .enforceSsl(true)
            .build();
    ConfigurationSetEventDestination.Builder.create(scope, "MailEventsDestination")
        .configurationSet(configurationSet)
        .destination(EventDestination.snsTopic(topic))
        .events(EVENTS)
        .build();
    return topic;
  }

  /** The events that are still to be worked on, and the dead letters of those that failed. */
  WorkQueue queue() {
    return queue;
  }

  /** Watches the events on their way. */
  void watch(Alarms alarms, DeploymentConfig config) {
    alarms.backlog("MailEventsWait", queue.queue(), config, "Bounces and complaints wait.");
    alarms.deadLetters(
        "MailEventsDeadLetters",
        queue.deadLetterQueue(),
        "SES took mails and did not send them (error Ses.Reject or Ses.RenderingFailure: the"
            + " customer has no mail), or told something that could not be worked on. Look at the"
            + " messages' reasons and at the runs of mail-events.");
    alarms.deadLetters(
        "MailEventsUndelivered",
        queue.undeliveredQueue(),
        "SNS could not deliver bounces and complaints to the queue: addresses are not marked. Look"
            + " at the queue's policy and at the policy of its key.");
    alarms.any(
        "MailEventsAreLost",
        "SNS could deliver what SES tells of mails neither to the queue nor to the subscription's"
            + " dead-letter queue: it is gone. Look at the policies and keys of the queues.",
        Metrics.of(topic, "NumberOfNotificationsFailedToRedriveToDlq", "Sum"));
  }
}
