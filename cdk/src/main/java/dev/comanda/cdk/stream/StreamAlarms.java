package dev.comanda.cdk.stream;

import static java.util.Map.entry;

import dev.comanda.cdk.config.DeploymentConfig;
import dev.comanda.cdk.construct.Alarms;
import dev.comanda.cdk.construct.Metrics;
import dev.comanda.cdk.construct.Ordered;
import dev.comanda.cdk.construct.WorkQueue;
import dev.comanda.cdk.construct.Worker;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.MathExpression;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.dynamodb.ITable;
import software.amazon.awscdk.services.sns.ITopic;
import software.amazon.awscdk.services.sqs.IQueue;

/** What must not happen to an order on its way to the queues. */
final class StreamAlarms {

  private static final int THREE_HOURS = 36;

  private final Alarms alarms;
  private final DeploymentConfig config;

  StreamAlarms(Alarms alarms, DeploymentConfig config) {
    this.alarms = alarms;
    this.config = config;
  }

  /** From the table's stream to the topic. */
  void fanout(ITable table, Worker worker, IQueue deadLetters, ITopic topic) {
    alarms.worker(worker);
    alarms.deadLetters(
        "StreamDeadLetters",
        deadLetters,
        "Orders were given up on their way out of the table's stream: no mail, no row in the lake."
            + " Look at the failed runs of order-fanout; the record leaves the stream 24 hours"
            + " after the order, but the order stays in the table.");
    alarms.above(
        "OrdersMakeNoEvents",
        "Orders were placed and no event was published in the same five minutes, twice within"
            + " three hours. Pipes publish no age of a table's stream, so this is what shows one"
            + " that stands still. Look whether the pipe is RUNNING and what its StateReason says;"
            + " the stream forgets after 24 hours.",
        silence(table, topic),
        0,
        2,
        THREE_HOURS,
        TreatMissingData.NOT_BREACHING);
    alarms.any(
        "EventsAreLost",
        "SNS could deliver an event neither to a queue nor to the subscription's dead-letter"
            + " queue: it is gone. Look at the policies and keys of the queues, then publish the"
            + " orders of that time again.",
        Metrics.of(topic, "NumberOfNotificationsFailedToRedriveToDlq", "Sum"));
  }

  /** 1 for five minutes with orders and without events, else 0. */
  private static IMetric silence(ITable table, ITopic topic) {
    return MathExpression.Builder.create()
        .expression("IF(FILL(orders,0)>0 AND FILL(events,0)==0,1,0)")
        .usingMetrics(
            Ordered.map(
                entry(
                    "orders",
                    Metrics.of(
                        table, "TransactWriteItems", "SuccessfulRequestLatency", "SampleCount")),
                entry("events", Metrics.of(topic, "NumberOfMessagesPublished", "Sum"))))
        .label("orders without events")
        .period(Metrics.PERIOD)
        .build();
  }

  /** A queue of events, and what catches those that get no further. */
  void queue(WorkQueue queue, String lost) {
    String id = queue.getNode().getId();
    alarms.backlog(id + "Waits", queue.queue(), config, "Events wait in the queue.");
    alarms.deadLetters(
        id + "DeadLetters",
        queue.deadLetterQueue(),
        "Events were given up after five tries, or could never succeed: "
            + lost
            + ". Look at a message: it has the reason if the workflow gave it up at once; else look"
            + " at the workflow's failures by cause.");
    alarms.deadLetters(
        id + "Undelivered",
        queue.undeliveredQueue(),
        "SNS could not deliver events to the queue: "
            + lost
            + ". Look at the queue's policy and at the policy of its key.");
  }
}
