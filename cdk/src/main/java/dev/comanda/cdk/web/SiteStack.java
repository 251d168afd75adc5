package dev.comanda.cdk.web;

import static java.util.Map.entry;

import dev.comanda.cdk.config.DeploymentConfig;
import dev.comanda.cdk.construct.ComandaStack;
import dev.comanda.cdk.construct.Nag;
import dev.comanda.workflows.construct.Logs;
import dev.comanda.workflows.construct.Ordered;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.cloudfront.IDistribution;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.s3.IBucket;
import software.amazon.awscdk.services.s3.deployment.BucketDeployment;
import software.amazon.awscdk.services.s3.deployment.CacheControl;
import software.amazon.awscdk.services.s3.deployment.ISource;
import software.amazon.awscdk.services.s3.deployment.Source;
import software.constructs.Construct;
import software.constructs.IConstruct;

/**
 * The storefront's files in their bucket, with the {@code config.json} of this deployment. Files
 * whose names change with their content go first and are kept: a page that is open goes on working.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_s3_deployment-readme.html">S3
 *     deployment</a>
 */
public final class SiteStack extends ComandaStack {

  private static final String HASHED = "assets/*";

  private final IBucket bucket;
  private final Role role;
  private final LogGroup logs;

  /**
   * Defines the stack.
   *
   * @param bucket where the files go
   * @param distribution what hands them out
   * @param apiUrl where the pages find the API
   */
  public SiteStack(
      Construct app,
      DeploymentConfig config,
      IBucket bucket,
      IDistribution distribution,
      String apiUrl) {
    super(app, config, "Site", "The storefront's files and what they know of the deployment");
    this.bucket = bucket;
    logs = Logs.builder(this, "Logs", config.retention().logs()).build();
    role = DeploymentRole.define(this, "Role", logs, bucket, distribution);
    ISource site = Source.asset(config.artifacts().site().toString());
    BucketDeployment assets =
        deployment("Assets", site)
            .exclude(List.of("*"))
            .include(List.of(HASHED))
            .cacheControl(List.of(CacheControl.fromString("public, max-age=31536000, immutable")))
            .build();
    BucketDeployment pages =
        deployment("Pages", site, Source.jsonData("config.json", settings(config, apiUrl)))
            .exclude(List.of(HASHED))
            .cacheControl(List.of(CacheControl.fromString("public, max-age=0, must-revalidate")))
            .distribution(distribution)
            .distributionPaths(List.of("/*"))
            .build();
    pages.getNode().addDependency(assets);
    acceptTheLibrarysFunction();
  }

  private static Map<String, String> settings(DeploymentConfig config, String apiUrl) {
    return Ordered.map(
        entry("apiUrl", apiUrl),
        entry("shopName", config.shop().name()),
        entry("shopAddress", config.shop().address()));
  }

  private void acceptTheLibrarysFunction() {
    IConstruct function =
        getNode().getChildren().stream()
            .filter(child -> child.getNode().getId().startsWith("Custom::CDKBucketDeployment"))
            .findFirst()
            .orElseThrow();
    String reason =
        "It is CDK's own code, with the runtime and the memory that CDK tests it with; it runs at"
            + " deployments only, which fail if it does.";
    for (String rule :
        List.of(
            "AwsSolutions-L1",
            "Serverless-LambdaDLQ",
            "Serverless-LambdaDefaultMemorySize",
            "Serverless-LambdaLatestVersion",
            "Serverless-LambdaTracing")) {
      Nag.accept(function, rule, reason);
    }
  }

  private BucketDeployment.Builder deployment(String id, ISource... sources) {
    return BucketDeployment.Builder.create(this, id)
        .sources(List.of(sources))
        .destinationBucket(bucket)
        .prune(false)
        .logGroup(logs)
        .role(role.withoutPolicyUpdates());
  }
}
