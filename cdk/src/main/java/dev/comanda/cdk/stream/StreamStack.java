package dev.comanda.cdk.stream;

import dev.comanda.cdk.config.DeploymentConfig;
import dev.comanda.cdk.construct.Alarms;
import dev.comanda.cdk.construct.ComandaStack;
import dev.comanda.cdk.construct.Worker;
import dev.comanda.cdk.consumer.LetterQueue;
import dev.comanda.cdk.consumer.Producer;
import dev.comanda.workflows.construct.DeadLetters;
import dev.comanda.workflows.stream.OrderFanout;
import dev.comanda.workflows.stream.OrderStream;
import java.util.List;
import software.amazon.awscdk.services.dynamodb.ITable;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.amazon.awscdk.services.sns.ITopic;
import software.amazon.awscdk.services.sqs.Queue;
import software.constructs.Construct;

/** New orders leave the table's stream as events, in one topic. */
public final class StreamStack extends ComandaStack {

  private final Producer producer;

  /**
   * Defines the stack.
   *
   * @param ordersTable whose stream has the orders
   * @param ordersTopic where their events are published
   */
  public StreamStack(
      Construct app,
      DeploymentConfig config,
      ITopic alarmsTopic,
      ITable ordersTable,
      ITopic ordersTopic) {
    super(app, config, "Stream", "From new orders to events");
    RetentionDays logs = config.retention().logs();
    Queue deadLetters =
        LetterQueue.ofDeliveries(this, "StreamDeadLetterQueue", ordersTopic.getMasterKey());
    OrderFanout fanout = new OrderFanout(this, "OrderFanout", logs, ordersTopic);
    OrderStream pipe =
        new OrderStream(
            this,
            "OrderStreamPipe",
            logs,
            ordersTable,
            new DeadLetters(deadLetters, ordersTopic.getMasterKey()),
            fanout);
    Worker worker = new Worker(pipe, fanout, List.of());
    Alarms alarms = new Alarms(this, alarmsTopic);
    alarms.worker(worker);
    StreamAlarms.define(alarms, ordersTable, ordersTopic, deadLetters);
    producer =
        new Producer(
            ordersTopic, worker, StreamLeg.of(ordersTable, ordersTopic, fanout, deadLetters));
    output("StreamDeadLetterQueueUrl", deadLetters.getQueueUrl());
    output("OrderFanoutArn", fanout.arn());
  }

  /** Who publishes order events. */
  public Producer producer() {
    return producer;
  }
}
