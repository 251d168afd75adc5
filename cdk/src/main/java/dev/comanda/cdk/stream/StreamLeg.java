package dev.comanda.cdk.stream;

import static dev.comanda.cdk.board.Graphs.named;

import dev.comanda.cdk.board.Graph;
import dev.comanda.cdk.board.Graphs;
import dev.comanda.cdk.board.Leg;
import dev.comanda.cdk.construct.Metrics;
import dev.comanda.workflows.stream.OrderFanout;
import software.amazon.awscdk.services.dynamodb.ITable;
import software.amazon.awscdk.services.sns.ITopic;
import software.amazon.awscdk.services.sqs.IQueue;

/** The first leg of whatever is made of orders. */
final class StreamLeg {

  private StreamLeg() {}

  static Leg of(ITable table, ITopic topic, OrderFanout fanout, IQueue deadLetters) {
    return Leg.of(
        "Orders become events",
        "One event for each order: the two lines lie on each other, but for the seconds between."
            + " A failed run bisects its batch and shows once for each half.",
        Graph.of(
            "Orders placed and events published",
            "orders",
            named(
                "orders",
                Metrics.of(table, "TransactWriteItems", "SuccessfulRequestLatency", "SampleCount")),
            named("events", Metrics.of(topic, "NumberOfMessagesPublished", "Sum"))),
        Graphs.runs(fanout),
        Graph.of(
            "Orders that wait for an operator",
            "records",
            named(
                "given up",
                Metrics.of(deadLetters, "ApproximateNumberOfMessagesVisible", "Maximum"))));
  }
}
