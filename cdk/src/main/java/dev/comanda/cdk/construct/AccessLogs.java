package dev.comanda.cdk.construct;

import dev.comanda.cdk.DeploymentConfig;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.CfnBucket;
import software.amazon.awscdk.services.s3.IBucket;

/**
 * Access logs that come into the one bucket for them from other stacks. What sends them is known to
 * that bucket's policy by names alone, so that its stack depends on none of theirs.
 */
public final class AccessLogs {

  private AccessLogs() {}

  /**
   * Lets the logs of the stage's distributions into {@code logs}, and those of the account's
   * buckets named here.
   *
   * @param buckets the ids of buckets of other stacks, such as {@code WebBucket}
   * @see <a
   *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/AWS-logs-infrastructure-V2-S3.html">Logs
   *     sent to S3</a>
   * @see <a
   *     href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html">Server
   *     access logs</a>
   */
  public static void admit(Bucket logs, DeploymentConfig config, List<String> buckets) {
    Stack stack = Stack.of(logs);
    String sources =
        "arn:%s:logs:%s:%s:delivery-source:%s*"
            .formatted(
                stack.getPartition(),
                stack.getRegion(),
                stack.getAccount(),
                DistributionLogs.sourcePrefix(config));
    allow(
        logs,
        "delivery.logs.amazonaws.com",
        "AWSLogs/" + stack.getAccount(),
        Map.of(
            "StringEquals",
            Map.of("s3:x-amz-acl", "bucket-owner-full-control"),
            "ArnLike",
            Map.of("aws:SourceArn", sources)));
    for (String bucket : buckets) {
      allow(logs, "logging.s3.amazonaws.com", bucket, Map.of());
    }
  }

  private static void allow(
      Bucket logs, String service, String prefix, Map<String, Map<String, String>> conditions) {
    PolicyStatement statement =
        PolicyStatement.Builder.create()
            .principals(List.of(new ServicePrincipal(service)))
            .actions(List.of("s3:PutObject"))
            .resources(List.of(logs.arnForObjects(prefix + "/*")))
            .conditions(new HashMap<>(conditions))
            .build();
    statement.addSourceAccountCondition(Stack.of(logs).getAccount());
    logs.addToResourcePolicy(statement);
  }

  /**
   * Logs access to {@code bucket} in the bucket of another stack that admits it, below the id of
   * {@code bucket}. The library would change that bucket's policy from here, and would let the logs
   * of anyone's buckets in.
   */
  public static void of(Bucket bucket, IBucket logs) {
    ((CfnBucket) bucket.getNode().getDefaultChild())
        .setLoggingConfiguration(
            CfnBucket.LoggingConfigurationProperty.builder()
                .destinationBucketName(logs.getBucketName())
                .logFilePrefix(bucket.getNode().getId() + "/")
                .build());
  }
}
