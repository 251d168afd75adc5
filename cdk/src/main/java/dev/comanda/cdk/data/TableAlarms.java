package dev.comanda.cdk.data;

import static java.util.Map.entry;

import dev.comanda.cdk.construct.Alarms;
import dev.comanda.cdk.construct.Metrics;
import dev.comanda.workflows.construct.Ordered;
import java.util.stream.Stream;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.dynamodb.ITable;

/**
 * What must not happen to the table. An on-demand table throttles when one partition gets more than
 * it can take, or when traffic doubles within half an hour.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/metrics-dimensions.html">DynamoDB's
 *     metrics</a>
 */
final class TableAlarms {

  private TableAlarms() {}

  /** Throttles of the table or its index, and DynamoDB's own failures. */
  static void define(Alarms alarms, ITable table, String index) {
    alarms.often(
        "OrdersTableIsThrottled",
        "DynamoDB refuses reads or writes of the table or its index, and callers try again. Look"
            + " at the dashboard for what grew; a single customer or product that everybody writes"
            + " to is a hot partition.",
        Metrics.sum(
            "throttled",
            Metrics.of(table, "ReadThrottleEvents", "Sum"),
            Metrics.of(table, "WriteThrottleEvents", "Sum"),
            ofIndex(table, index, "ReadThrottleEvents"),
            ofIndex(table, index, "WriteThrottleEvents")),
        0);
    alarms.often(
        "OrdersTableFails",
        "DynamoDB itself fails calls of the table. Look at AWS's health dashboard; callers try"
            + " again, and no order is written by half.",
        Metrics.sum(
            "failed",
            Stream.of(
                    "GetItem",
                    "BatchGetItem",
                    "Query",
                    "PutItem",
                    "UpdateItem",
                    "TransactWriteItems")
                .map(operation -> Metrics.of(table, operation, "SystemErrors", "Sum"))
                .toArray(IMetric[]::new)),
        0);
  }

  private static Metric ofIndex(ITable table, String index, String name) {
    return Metrics.of(
        "AWS/DynamoDB",
        name,
        "Sum",
        Ordered.map(
            entry("TableName", table.getTableName()), entry("GlobalSecondaryIndexName", index)));
  }
}
