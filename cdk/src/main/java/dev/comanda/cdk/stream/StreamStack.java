package dev.comanda.cdk.stream;

import dev.comanda.cdk.config.DeploymentConfig;
import dev.comanda.cdk.construct.Alarms;
import dev.comanda.cdk.construct.ComandaStack;
import dev.comanda.cdk.construct.EventsKey;
import dev.comanda.cdk.construct.WorkQueue;
import dev.comanda.cdk.construct.Worker;
import dev.comanda.cdk.data.DataStack;
import dev.comanda.cdk.operations.OperationsStack;
import dev.comanda.workflows.construct.DeadLetters;
import dev.comanda.workflows.stream.OrderFanout;
import dev.comanda.workflows.stream.OrderStream;
import java.util.List;
import software.amazon.awscdk.services.sns.ITopic;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sqs.IQueue;
import software.amazon.awscdk.services.sqs.Queue;
import software.constructs.Construct;

/** New orders leave the table's stream as events, in one topic, for the queues of mail and lake. */
public final class StreamStack extends ComandaStack {

  private final Topic topic;
  private final Worker worker;
  private final Queue streamDeadLetterQueue;
  private final WorkQueue emailQueue;
  private final WorkQueue lakeQueue;

  /** Defines the stack. */
  public StreamStack(
      Construct app, DeploymentConfig config, OperationsStack operations, DataStack data) {
    super(app, config, "Stream", "From new orders to events in queues");
    EventsKey key = new EventsKey(this, "EventsKey", "Order events on their way");
    topic = Topic.Builder.create(this, "OrdersTopic").masterKey(key.key()).enforceSsl(true).build();
    emailQueue = new WorkQueue(this, "OrderEmailQueue", config, topic, key);
    lakeQueue = new WorkQueue(this, "OrderLakeQueue", config, topic, key);
    streamDeadLetterQueue = WorkQueue.undeliveredQueue(this, "StreamDeadLetterQueue", key);
    OrderFanout fanout = new OrderFanout(this, "OrderFanout", config.retention().logs(), topic);
    OrderStream pipe =
        new OrderStream(
            this,
            "OrderStreamPipe",
            config.retention().logs(),
            data.ordersTable(),
            new DeadLetters(streamDeadLetterQueue, key.key()),
            fanout);
    worker = new Worker(pipe, fanout, List.of());
    StreamAlarms alarms = new StreamAlarms(new Alarms(this, operations.alarmsTopic()), config);
    alarms.fanout(data.ordersTable(), worker, streamDeadLetterQueue, topic);
    alarms.queue(emailQueue, "customers have no confirmation mail");
    alarms.queue(lakeQueue, "the lake lacks their rows");
    output("OrdersTopicArn", topic.getTopicArn());
    output("EmailQueueUrl", emailQueue.queue().getQueueUrl());
    output("EmailDeadLetterQueueUrl", emailQueue.deadLetterQueue().getQueueUrl());
    output("EmailUndeliveredQueueUrl", emailQueue.undeliveredQueue().getQueueUrl());
    output("LakeQueueUrl", lakeQueue.queue().getQueueUrl());
    output("LakeDeadLetterQueueUrl", lakeQueue.deadLetterQueue().getQueueUrl());
    output("LakeUndeliveredQueueUrl", lakeQueue.undeliveredQueue().getQueueUrl());
    output("StreamDeadLetterQueueUrl", streamDeadLetterQueue.getQueueUrl());
    output("OrderFanoutArn", fanout.arn());
  }

  /** Events that want a mail. */
  public WorkQueue emailQueue() {
    return emailQueue;
  }

  /** Events that want a row in the lake. */
  public WorkQueue lakeQueue() {
    return lakeQueue;
  }

  /** What makes events of new orders. */
  public Worker worker() {
    return worker;
  }

  /** Where events are published. */
  public ITopic ordersTopic() {
    return topic;
  }

  /** Where it says which records of the table's stream were given up. */
  public IQueue streamDeadLetterQueue() {
    return streamDeadLetterQueue;
  }
}
