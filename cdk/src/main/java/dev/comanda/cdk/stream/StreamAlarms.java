package dev.comanda.cdk.stream;

import static java.util.Map.entry;

import dev.comanda.cdk.construct.Alarms;
import dev.comanda.cdk.construct.Metrics;
import dev.comanda.workflows.construct.Ordered;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.dynamodb.ITable;
import software.amazon.awscdk.services.sns.ITopic;
import software.amazon.awscdk.services.sqs.IQueue;

/** What must not happen to an order on its way to the topic. */
final class StreamAlarms {

  private static final int THREE_HOURS = 36;

  private StreamAlarms() {}

  static void define(Alarms alarms, ITable table, ITopic topic, IQueue deadLetters) {
    alarms.deadLetters(
        "StreamDeadLetters",
        deadLetters,
        "Orders were given up on their way out of the table's stream: nobody has heard of them."
            + " Look at the failed runs of order-fanout; the record leaves the stream 24 hours"
            + " after the order, but the order stays in the table.");
    alarms.often(
        "OrdersMakeNoEvents",
        "Orders were placed and no event was published in the same five minutes, twice within"
            + " three hours. Pipes publish no age of a table's stream, so this is what shows one"
            + " that stands still. Look whether the pipe is RUNNING and what its StateReason says;"
            + " the stream forgets after 24 hours.",
        silence(table, topic),
        0,
        2,
        THREE_HOURS);
  }

  /** 1 for five minutes with orders and without events, else 0. */
  private static IMetric silence(ITable table, ITopic topic) {
    return Metrics.math(
        "orders without events",
        "IF(FILL(orders,0)>0 AND FILL(events,0)==0,1,0)",
        Ordered.map(
            entry(
                "orders",
                Metrics.of(table, "TransactWriteItems", "SuccessfulRequestLatency", "SampleCount")),
            entry("events", Metrics.of(topic, "NumberOfMessagesPublished", "Sum"))));
  }
}
