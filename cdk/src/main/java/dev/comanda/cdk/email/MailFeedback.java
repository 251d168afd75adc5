package dev.comanda.cdk.email;

import dev.comanda.cdk.DeploymentConfig;
import dev.comanda.cdk.construct.EventsKey;
import dev.comanda.cdk.construct.Permissions;
import dev.comanda.cdk.construct.QueuePipe;
import dev.comanda.cdk.construct.WorkQueue;
import dev.comanda.cdk.construct.WorkflowMachine;
import dev.comanda.cdk.data.DataStack;
import dev.comanda.cdk.sender.SenderStack;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.ses.ConfigurationSetEventDestination;
import software.amazon.awscdk.services.ses.EmailSendingEvent;
import software.amazon.awscdk.services.ses.EventDestination;
import software.amazon.awscdk.services.sns.ITopic;
import software.amazon.awscdk.services.sns.Topic;
import software.constructs.Construct;

/**
 * What becomes of mails after SES took them: bounces and complaints mark the customer's address,
 * and mails that SES could not send after all are dead letters.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/ses/latest/dg/monitor-using-event-publishing.html">Event
 *     publishing</a>
 */
public final class MailFeedback {

  private static final List<EmailSendingEvent> EVENTS =
      List.of(
          EmailSendingEvent.BOUNCE,
          EmailSendingEvent.COMPLAINT,
          EmailSendingEvent.REJECT,
          EmailSendingEvent.RENDERING_FAILURE,
          EmailSendingEvent.DELIVERY_DELAY);

  private final Topic topic;
  private final WorkQueue queue;
  private final WorkflowMachine workflow;
  private final QueuePipe pipe;

  MailFeedback(Construct scope, DeploymentConfig config, DataStack data, SenderStack sender) {
    EventsKey key = new EventsKey(scope, "MailEventsKey", "What SES tells of mails, on its way");
    topic = topic(scope, sender, key);
    queue = new WorkQueue(scope, "MailEventsQueue", config, topic, key);
    workflow =
        new WorkflowMachine(
            scope,
            "MailEvents",
            config,
            "mail-events",
            Map.of(
                "OrdersTableName", data.ordersTable().getTableName(),
                "MailEventsDeadLetterQueueUrl", queue.deadLetterQueue().getQueueUrl()));
    Permissions.allowOnItems(
        workflow.role(), data.ordersTable(), List.of("dynamodb:UpdateItem"), List.of("CUSTOMER#*"));
    queue.grantGiveUp(workflow.role());
    pipe = new QueuePipe(scope, "MailEventsPipe", config, "mail-events", queue, workflow);
  }

  /** To an encrypted topic whose key does not let SES in, SES publishes nothing, silently. */
  private static Topic topic(Construct scope, SenderStack sender, EventsKey key) {
    Stack stack = Stack.of(scope);
    String source =
        stack.formatArn(
            ArnComponents.builder()
                .service("ses")
                .resource("configuration-set")
                .resourceName(sender.configurationSet().getConfigurationSetName())
                .build());
    key.allowService("ses.amazonaws.com", source);
    Topic topic =
        Topic.Builder.create(scope, "MailEventsTopic")
            .masterKey(key.key())
            .enforceSsl(true)
            .build();
    ConfigurationSetEventDestination.Builder.create(scope, "MailEventsDestination")
        .configurationSet(sender.configurationSet())
        .destination(EventDestination.snsTopic(topic))
        .events(EVENTS)
        .build();
    return topic;
  }

  /** Where SES tells what became of mails. */
  public ITopic topic() {
    return topic;
  }

  /** The events that are still to be worked on, and the dead letters of those that failed. */
  public WorkQueue queue() {
    return queue;
  }

  /** What is done about an event. */
  public WorkflowMachine workflow() {
    return workflow;
  }

  /** What hands events to the workflow. */
  public QueuePipe pipe() {
    return pipe;
  }
}
