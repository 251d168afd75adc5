package dev.comanda.cdk.dashboards;

import static dev.comanda.cdk.board.Graphs.named;

import dev.comanda.cdk.board.Graph;
import dev.comanda.cdk.board.Leg;
import dev.comanda.cdk.construct.Metrics;
import java.util.List;
import software.amazon.awscdk.services.dynamodb.ITable;

/** What the table does for the functions. */
final class TableLeg {

  private static final List<String> OPERATIONS =
      List.of("GetItem", "BatchGetItem", "Query", "TransactWriteItems");

  private TableLeg() {}

  static Leg of(ITable table) {
    return Leg.of(
        "The table",
        "Single milliseconds; an order's transaction takes some tens. Throttles on an on-demand"
            + " table mean one busy key, or traffic that doubled within half an hour.",
        Graph.of(
            "99 of 100 calls of DynamoDB take less than",
            "ms",
            OPERATIONS,
            operation ->
                named(operation, Metrics.of(table, operation, "SuccessfulRequestLatency", "p99"))),
        Graph.of(
            "What was read and written",
            "units",
            List.of("ConsumedReadCapacityUnits", "ConsumedWriteCapacityUnits"),
            name -> Metrics.of(table, name, "Sum")),
        Graph.of(
            "Calls that DynamoDB refused",
            "calls",
            List.of("ReadThrottleEvents", "WriteThrottleEvents"),
            name -> Metrics.of(table, name, "Sum")));
  }
}
