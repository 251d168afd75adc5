package dev.comanda.cdk.stream;

import dev.comanda.cdk.config.DeploymentConfig;
import dev.comanda.cdk.construct.Alarms;
import dev.comanda.cdk.construct.ComandaStack;
import dev.comanda.cdk.construct.EventsKey;
import dev.comanda.cdk.consumer.TopicAlarms;
import software.amazon.awscdk.services.sns.ITopic;
import software.amazon.awscdk.services.sns.Topic;
import software.constructs.Construct;

/**
 * Where order events are published. It is a stack of its own because who consumes them comes after
 * it, and who publishes them after all consumers.
 */
public final class EventsStack extends ComandaStack {

  private final Topic ordersTopic;

  /** Defines the stack. */
  public EventsStack(Construct app, DeploymentConfig config, ITopic alarmsTopic) {
    super(app, config, "Events", "Where order events are published");
    EventsKey key = new EventsKey(this, "EventsKey", "Order events on their way");
    ordersTopic =
        Topic.Builder.create(this, "OrdersTopic").masterKey(key.key()).enforceSsl(true).build();
    TopicAlarms.lost(
        new Alarms(this, alarmsTopic),
        "EventsAreLost",
        ordersTopic,
        ", then publish the orders of that time again.");
    output("OrdersTopicArn", ordersTopic.getTopicArn());
  }

  /** Where order events are published. Its key encrypts the queues of its consumers too. */
  public ITopic ordersTopic() {
    return ordersTopic;
  }
}
