package dev.comanda.cdk.data;

import static java.util.Map.entry;

import dev.comanda.cdk.construct.Alarms;
import dev.comanda.cdk.construct.Metrics;
import dev.comanda.cdk.construct.Ordered;
import java.util.stream.Stream;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.dynamodb.ITable;
import software.amazon.awscdk.services.s3.IBucket;

/** What must not happen to the table. */
final class DataAlarms {

  private static final int BAD = 2;
  private static final int PERIODS = 3;

  private final Alarms alarms;

  DataAlarms(Alarms alarms) {
    this.alarms = alarms;
  }

  /**
   * Throttles and DynamoDB's own failures. An on-demand table throttles when one partition gets
   * more than it can take, or when traffic doubles within half an hour.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/metrics-dimensions.html">DynamoDB's
   *     metrics</a>
   */
  void table(ITable table, String index) {
    alarms.above(
        "OrdersTableIsThrottled",
        "DynamoDB refuses reads or writes of the table or its index, and callers try again. Look"
            + " at the dashboard for what grew; a single customer or product that everybody writes"
            + " to is a hot partition.",
        Alarms.sum(
            "throttled",
            Metrics.of(table, "ReadThrottleEvents", "Sum"),
            Metrics.of(table, "WriteThrottleEvents", "Sum"),
            ofIndex(table, index, "ReadThrottleEvents"),
            ofIndex(table, index, "WriteThrottleEvents")),
        0,
        BAD,
        PERIODS,
        TreatMissingData.NOT_BREACHING);
    alarms.above(
        "OrdersTableFails",
        "DynamoDB itself fails calls of the table. Look at AWS's health dashboard; callers try"
            + " again, and no order is written by half.",
        Alarms.sum(
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
        0,
        BAD,
        PERIODS,
        TreatMissingData.NOT_BREACHING);
  }

  /**
   * Mails that S3 could not copy to the other region.
   *
   * @param rule the id of the rule that copies
   * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/repl-metrics.html">Which
   *     metric is published where</a>
   */
  void replication(IBucket mails, IBucket copies, String rule) {
    alarms.any(
        "MailsAreNotCopied",
        "S3 could not copy archived mails to the other region. Look at the rule's role and at the"
            + " policy of the bucket of copies; S3 Batch Replication copies what failed.",
        Metrics.of(
            "AWS/S3",
            "OperationsFailedReplication",
            "Sum",
            Ordered.map(
                entry("SourceBucket", mails.getBucketName()),
                entry("DestinationBucket", copies.getBucketName()),
                entry("RuleId", rule))));
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
