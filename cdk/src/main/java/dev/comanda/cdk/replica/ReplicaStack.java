package dev.comanda.cdk.replica;

import dev.comanda.cdk.config.DeploymentConfig;
import dev.comanda.cdk.construct.Alarms;
import dev.comanda.cdk.construct.Buckets;
import dev.comanda.cdk.construct.ComandaStack;
import dev.comanda.cdk.operations.AlarmsTopic;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.services.s3.Bucket;
import software.constructs.Construct;

/**
 * Where the archived mails are copied to, far from where they are. It has to exist before S3 takes
 * the rule that copies.
 */
public final class ReplicaStack extends ComandaStack {

  private final String bucketName;

  /** Defines the stack. */
  public ReplicaStack(Construct app, DeploymentConfig config) {
    super(
        app,
        config,
        "Replica",
        "Copies of Comanda's archived mails in another region",
        DeploymentConfig.REPLICA_REGION);
    bucketName = name(config);
    Bucket copies =
        Buckets.mails(this, "EmailsReplicaBucket", config).bucketName(bucketName).build();
    Buckets.logAccess(copies, Buckets.logs(this, "ReplicaLogsBucket", config));
    new ReplicaAlarms(new Alarms(this, new AlarmsTopic(this, "AlarmsTopic", config).topic()))
        .lag(bucketName);
    output("EmailsReplicaBucketName", copies.getBucketName());
  }

  private static String name(DeploymentConfig config) {
    String first =
        String.join(
            "-",
            "comanda",
            config.stage().id(),
            "emails-replica",
            Aws.ACCOUNT_ID,
            DeploymentConfig.REPLICA_REGION);
    return config.replicaGeneration() == 1 ? first : first + "-" + config.replicaGeneration();
  }

  /**
   * The bucket's name. It is fixed, since CloudFormation's own could not be known in the region of
   * the mails.
   */
  public String bucketName() {
    return bucketName;
  }
}
