package dev.comanda.cdk;

import static java.util.Map.entry;

import dev.comanda.workflows.construct.Ordered;
import java.util.Map;

/** Where later versions of CDK would do better than its first one did, and we want the better. */
final class FeatureFlags {

  static final Map<String, Object> ALL =
      Ordered.map(
          entry("@aws-cdk/aws-iam:minimizePolicies", true),
          entry("@aws-cdk/aws-s3:createDefaultLoggingPolicy", true),
          entry("@aws-cdk/aws-s3:serverAccessLogsUseBucketPolicy", true),
          entry("@aws-cdk/aws-s3:publicAccessBlockedByDefault", true),
          entry("@aws-cdk/core:enablePartitionLiterals", true),
          entry("@aws-cdk/core:checkSecretUsage", true),
          entry("@aws-cdk/core:defaultCrossStackReferences", "strong"));

  private FeatureFlags() {}
}
