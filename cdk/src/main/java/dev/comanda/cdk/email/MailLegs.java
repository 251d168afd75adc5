package dev.comanda.cdk.email;

import static dev.comanda.cdk.board.Graphs.named;
import static java.util.Map.entry;

import dev.comanda.cdk.board.Graph;
import dev.comanda.cdk.board.Leg;
import dev.comanda.cdk.config.DeploymentConfig;
import dev.comanda.cdk.construct.Metrics;
import dev.comanda.cdk.data.MailArchive;
import dev.comanda.workflows.construct.Ordered;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.cloudwatch.Metric;

/** What dashboards show of mails after the workflow. */
final class MailLegs {

  private MailLegs() {}

  static Leg ses() {
    return Leg.of(
        "SES and the receivers",
        "Of the whole account, sign-up mails included. SES reviews an account at 0.05 bounces and"
            + " 0.001 complaints a mail; the alarms go off at half.",
        Graph.of(
            "What became of mails",
            "mails",
            List.of("Send", "Delivery", "Bounce", "Complaint", "Reject"),
            name -> ses(name, "Sum")),
        Graph.of("Bounces a mail", "of one", ses("Reputation.BounceRate", "Maximum")),
        Graph.of("Complaints a mail", "of one", ses("Reputation.ComplaintRate", "Maximum")));
  }

  private static Metric ses(String name, String statistic) {
    return Metrics.of("AWS/SES", name, statistic, Map.of());
  }

  static Leg copies(MailArchive archive) {
    Map<String, String> rule =
        Ordered.map(
            entry("SourceBucket", archive.mails().getBucketName()),
            entry("DestinationBucket", archive.copies().getBucketName()),
            entry("RuleId", archive.rule()));
    return Leg.of(
        "Copies in the other region",
        "S3 needs seconds, at times minutes, and promises nothing. What failed is not tried again.",
        Graph.of(
                "How far the copies are behind",
                "s",
                named("behind", Metrics.of("AWS/S3", "ReplicationLatency", "Maximum", rule)))
            .in(DeploymentConfig.REPLICA_REGION),
        Graph.of(
            "Copies that failed",
            "mails",
            named("failed", Metrics.of("AWS/S3", "OperationsFailedReplication", "Sum", rule))));
  }
}
