package dev.comanda.cdk.sender;

import dev.comanda.cdk.construct.EventsKey;
import java.util.List;
import software.amazon.awscdk.services.ses.ConfigurationSetEventDestination;
import software.amazon.awscdk.services.ses.EmailSendingEvent;
import software.amazon.awscdk.services.ses.EventDestination;
import software.amazon.awscdk.services.ses.IConfigurationSet;
import software.amazon.awscdk.services.sns.ITopic;
import software.amazon.awscdk.services.sns.Topic;
import software.constructs.Construct;

/**
 * Where SES tells of mails that did not arrive.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/ses/latest/dg/monitor-using-event-publishing.html">Event
 *     publishing</a>
 */
final class MailEventsTopic {

  private static final List<EmailSendingEvent> EVENTS =
      List.of(
          EmailSendingEvent.BOUNCE,
          EmailSendingEvent.COMPLAINT,
          EmailSendingEvent.REJECT,
          EmailSendingEvent.RENDERING_FAILURE,
          EmailSendingEvent.DELIVERY_DELAY);

  private MailEventsTopic() {}

  /**
   * Defines the topic. To an encrypted topic whose key does not let SES in, SES publishes nothing,
   * silently.
   *
   * @see <a href="https://docs.aws.amazon.com/ses/latest/dg/configure-sns-notifications.html">SES
   *     and encrypted topics</a>
   */
  static ITopic define(Construct scope, IConfigurationSet configurationSet) {
    EventsKey key = new EventsKey(scope, "MailEventsKey", "What SES tells of mails, on its way");
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
}
