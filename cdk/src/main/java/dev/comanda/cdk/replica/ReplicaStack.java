package dev.comanda.cdk.replica;

import dev.comanda.cdk.config.DeploymentConfig;
import dev.comanda.cdk.construct.Alarms;
import dev.comanda.cdk.construct.Buckets;
import dev.comanda.cdk.construct.ComandaStack;
import dev.comanda.cdk.construct.MailBucket;
import dev.comanda.cdk.operations.AlarmsTopic;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.IBucket;
import software.constructs.Construct;

/**
 * Where the archived mails are copied to, far from where they are. It has to exist before S3 takes
 * the rule that copies.
 */
public final class ReplicaStack extends ComandaStack {

  private final IBucket copies;

  /** Defines the stack. */
  public ReplicaStack(Construct app, DeploymentConfig config) {
    super(
        app,
        config,
        "Replica",
        "Copies of Comanda's archived mails in another region",
        DeploymentConfig.REPLICA_REGION);
    String name = name(config);
    Bucket bucket =
        MailBucket.builder(this, "EmailsReplicaBucket", config).bucketName(name).build();
    Buckets.logAccess(bucket, Buckets.logs(this, "ReplicaLogsBucket", config));
    copies = Bucket.fromBucketName(this, "Copies", name);
    Alarms alarms = new Alarms(this, new AlarmsTopic(this, "AlarmsTopic", config).topic());
    ReplicaAlarms.define(alarms, name);
    output("EmailsReplicaBucketName", bucket.getBucketName());
  }

  /** CloudFormation's own could not be known in the region of the mails. */
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

  /** The bucket by its name, which is all that another region can know of it. */
  public IBucket copies() {
    return copies;
  }
}
