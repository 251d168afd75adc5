package dev.comanda.cdk.data;

import static java.util.Map.entry;

import dev.comanda.cdk.construct.Alarms;
import dev.comanda.cdk.construct.Metrics;
import dev.comanda.workflows.construct.Ordered;
import software.amazon.awscdk.services.s3.IBucket;

/**
 * What must not happen to the copying of mails.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/repl-metrics.html">Which
 *     metric is published where</a>
 */
final class ReplicationAlarms {

  private ReplicationAlarms() {}

  /** Mails that S3 could not copy to the other region. */
  static void define(Alarms alarms, IBucket mails, IBucket copies) {
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
                entry("RuleId", DataStack.REPLICATION_RULE))));
  }
}
