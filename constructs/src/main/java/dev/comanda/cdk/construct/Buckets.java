package dev.comanda.cdk.construct;

import dev.comanda.cdk.config.DeploymentConfig;
import dev.comanda.cdk.config.Retention;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.amazon.awscdk.services.s3.CfnBucket;
import software.amazon.awscdk.services.s3.IBucket;
import software.amazon.awscdk.services.s3.LifecycleRule;
import software.amazon.awscdk.services.s3.ObjectOwnership;
import software.constructs.Construct;

/** What all buckets have in common: closed to the public, encrypted, TLS only, access logged. */
public final class Buckets {

  static final Duration ABANDONED_UPLOADS = Duration.ofDays(7);

  private Buckets() {}

  /**
   * A bucket that nobody but its owner gets into, and nobody without TLS 1.2. Where data need no
   * protection, a function of CDK's empties it when its stack is deleted: it first refuses further
   * objects, such as access logs that are still on their way, then deletes every version.
   */
  public static Bucket.Builder closed(Construct scope, String id, DeploymentConfig config) {
    return Bucket.Builder.create(scope, id)
        .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
        .objectOwnership(ObjectOwnership.BUCKET_OWNER_ENFORCED)
        .encryption(BucketEncryption.S3_MANAGED)
        .enforceSsl(true)
        .minimumTlsVersion(1.2)
        .autoDeleteObjects(!config.protectsData())
        .removalPolicy(config.retention().stateful());
  }

  /**
   * A bucket for the access logs of any bucket of the account and region, kept for as long as
   * {@link Retention#accessLogs()} says.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html">Access
   *     logs</a>
   */
  public static Bucket logs(Construct scope, String id, DeploymentConfig config) {
    Bucket logs =
        closed(scope, id, config)
            .lifecycleRules(
                List.of(
                    LifecycleRule.builder()
                        .expiration(CdkDuration.of(config.retention().accessLogs()))
                        .abortIncompleteMultipartUploadAfter(CdkDuration.of(ABANDONED_UPLOADS))
                        .build()))
            .build();
    logs.addToResourcePolicy(
        PolicyStatement.Builder.create()
            .principals(List.of(new ServicePrincipal("logging.s3.amazonaws.com")))
            .actions(List.of("s3:PutObject"))
            .resources(List.of(logs.arnForObjects("*")))
            .conditions(
                Map.of("StringEquals", Map.of("aws:SourceAccount", Stack.of(scope).getAccount())))
            .build());
    return logs;
  }

  /**
   * Logs the access to {@code bucket} into a folder of its own. The library would name the bucket
   * in the policy of {@code logs}, which must not depend on stacks that depend on it.
   *
   * @param logs a bucket of {@link #logs}, in the same region
   */
  public static Bucket logAccess(Bucket bucket, IBucket logs) {
    ((CfnBucket) bucket.getNode().getDefaultChild())
        .setLoggingConfiguration(
            CfnBucket.LoggingConfigurationProperty.builder()
                .destinationBucketName(logs.getBucketName())
                .logFilePrefix(bucket.getNode().getId() + "/")
                .build());
    return bucket;
  }
}
