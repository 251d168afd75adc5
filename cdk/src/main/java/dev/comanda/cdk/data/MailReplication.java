package dev.comanda.cdk.data;

import dev.comanda.cdk.construct.Nag;
import dev.comanda.workflows.construct.Permissions;
import java.util.List;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.IBucket;
import software.amazon.awscdk.services.s3.ReplicationRule;
import software.amazon.awscdk.services.s3.ReplicationTimeValue;
import software.constructs.Construct;

/**
 * The copying of mails, and of their delete markers, into another region. S3 promises it within 15
 * minutes and measures how long it takes.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-time-control.html">Replication
 *     Time Control</a>
 */
final class MailReplication extends Construct {

  private final IBucket copies;
  private final Role role;

  /**
   * Defines the role that S3 copies as.
   *
   * @param copies the bucket to copy to
   */
  MailReplication(Construct scope, String id, IBucket copies) {
    super(scope, id);
    this.copies = copies;
    role =
        Role.Builder.create(this, "Role")
            .assumedBy(new ServicePrincipal("s3.amazonaws.com"))
            .description("What S3 may do to copy mails")
            .build();
  }

  /** What {@code mails} is built with. */
  Bucket.Builder copying(Bucket.Builder mails) {
    return mails
        .replicationRole(role)
        .replicationRules(
            List.of(
                ReplicationRule.builder()
                    .id(DataStack.REPLICATION_RULE)
                    .priority(1)
                    .destination(copies)
                    .deleteMarkerReplication(true)
                    .replicationTimeControl(ReplicationTimeValue.FIFTEEN_MINUTES)
                    .metrics(ReplicationTimeValue.FIFTEEN_MINUTES)
                    .build()));
  }

  /**
   * Allows to read {@code mails} and to write the copies.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/setting-repl-config-perm-overview.html">Permissions
   *     for replication</a>
   */
  void grant(IBucket mails) {
    Permissions.allow(
        role,
        List.of("s3:GetReplicationConfiguration", "s3:ListBucket"),
        List.of(mails.getBucketArn()));
    Permissions.allow(
        role,
        List.of(
            "s3:GetObjectVersionForReplication",
            "s3:GetObjectVersionAcl",
            "s3:GetObjectVersionTagging"),
        List.of(mails.arnForObjects("*")));
    Permissions.allow(
        role,
        List.of("s3:ReplicateObject", "s3:ReplicateDelete", "s3:ReplicateTags"),
        List.of(copies.arnForObjects("*")));
    Nag.accept(
        role.getNode().findChild("DefaultPolicy"),
        "AwsSolutions-IAM5",
        "Every object of the one bucket is copied into the other.");
  }
}
