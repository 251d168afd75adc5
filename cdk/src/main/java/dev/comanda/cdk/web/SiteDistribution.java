package dev.comanda.cdk.web;

import dev.comanda.cdk.config.DeploymentConfig;
import dev.comanda.cdk.construct.CloudFrontDistribution;
import dev.comanda.cdk.construct.PublicName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.services.cloudfront.AccessLevel;
import software.amazon.awscdk.services.cloudfront.Distribution;
import software.amazon.awscdk.services.cloudfront.IOrigin;
import software.amazon.awscdk.services.cloudfront.S3OriginAccessControl;
import software.amazon.awscdk.services.cloudfront.origins.S3BucketOrigin;
import software.amazon.awscdk.services.cloudfront.origins.S3BucketOriginWithOACProps;
import software.amazon.awscdk.services.s3.IBucket;
import software.amazon.awscdk.services.wafv2.CfnWebACL;
import software.constructs.Construct;

/**
 * Hands out the bucket's files. The site's routes are answered with its one page; a file that is
 * not there is a 404, which S3 tells only to those who may list the bucket.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html">Origin
 *     access control</a>
 */
final class SiteDistribution extends Construct {

  private final Distribution distribution;
  private final Optional<PublicName> name;

  SiteDistribution(
      Construct scope,
      String id,
      DeploymentConfig config,
      IBucket bucket,
      CfnWebACL webAcl,
      Optional<PublicName> name) {
    super(scope, id);
    this.name = name;
    IOrigin origin = origin(bucket);
    SiteBehaviors behaviors =
        new SiteBehaviors(this, origin, SiteHeaders.policy(this, "Headers", config));
    distribution =
        CloudFrontDistribution.builder(this, "Resource", webAcl, name)
            .comment(config.stackName("Web"))
            .defaultRootObject("index.html")
            .defaultBehavior(behaviors.pages())
            .additionalBehaviors(Map.of("/assets/*", behaviors.hashedAssets()))
            .build();
    Annotations.of(distribution)
        .acknowledgeWarning(
            "@aws-cdk/aws-cloudfront-origins:listBucketSecurityRisk",
            "No request lists the bucket: the root has an object, and queries are not passed on.");
    CloudFrontDistribution.complete(distribution, name);
  }

  private IOrigin origin(IBucket bucket) {
    return S3BucketOrigin.withOriginAccessControl(
        bucket,
        S3BucketOriginWithOACProps.builder()
            .originAccessControl(S3OriginAccessControl.Builder.create(this, "Access").build())
            .originAccessLevels(List.of(AccessLevel.READ, AccessLevel.LIST))
            .build());
  }

  Distribution distribution() {
    return distribution;
  }

  /** The name by which browsers know the site. */
  String domainName() {
    return CloudFrontDistribution.publicName(distribution, name);
  }
}
