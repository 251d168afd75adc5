package dev.comanda.cdk.replica;

import dev.comanda.cdk.construct.Alarms;
import dev.comanda.cdk.construct.Metrics;
import java.time.Duration;
import java.util.Map;

/**
 * What must not happen to copies. S3 publishes how far they are behind in their own region, where
 * the name of the bucket that they come from is not known: the alarm asks by the copies' bucket.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/repl-metrics.html">Which
 *     metric is published where</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-metrics-insights-alarms.html">Alarms
 *     on Metrics Insights queries</a>
 */
final class ReplicaAlarms {

  private static final Duration BEARABLE = Duration.ofHours(1);
  private static final int PERIODS = 3;

  private ReplicaAlarms() {}

  /** How far the copies are behind. */
  static void define(Alarms alarms, String bucketName) {
    alarms.above(
        "CopiesAreLate",
        "The copies of archived mails are more than "
            + BEARABLE.toMinutes()
            + " minutes behind. Look at OperationsPendingReplication of the rule, at AWS's health"
            + " dashboard, and whether the alarm MailsAreNotCopied went off in the mails' region.",
        Metrics.math(
            "behind, s",
            "SELECT MAX(ReplicationLatency) FROM SCHEMA(\"AWS/S3\","
                + " DestinationBucket,RuleId,SourceBucket) WHERE DestinationBucket = '"
                + bucketName
                + "'",
            Map.of()),
        BEARABLE.toSeconds(),
        PERIODS);
  }
}
