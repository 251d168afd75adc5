package dev.comanda.cdk.web;

import dev.comanda.cdk.config.DeploymentConfig;
import dev.comanda.cdk.construct.CloudFrontDistribution;
import dev.comanda.cdk.construct.Definition;
import dev.comanda.cdk.construct.PublicName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudfront.AccessLevel;
import software.amazon.awscdk.services.cloudfront.AllowedMethods;
import software.amazon.awscdk.services.cloudfront.BehaviorOptions;
import software.amazon.awscdk.services.cloudfront.CachePolicy;
import software.amazon.awscdk.services.cloudfront.Distribution;
import software.amazon.awscdk.services.cloudfront.Function;
import software.amazon.awscdk.services.cloudfront.FunctionAssociation;
import software.amazon.awscdk.services.cloudfront.FunctionCode;
import software.amazon.awscdk.services.cloudfront.FunctionEventType;
import software.amazon.awscdk.services.cloudfront.FunctionRuntime;
import software.amazon.awscdk.services.cloudfront.IOrigin;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersPolicy;
import software.amazon.awscdk.services.cloudfront.S3OriginAccessControl;
import software.amazon.awscdk.services.cloudfront.ViewerProtocolPolicy;
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

  /** How long a new page may stay unseen. */
  private static final Duration PAGES = Duration.minutes(1);

  /** Their names change with their content. */
  private static final Duration HASHED_ASSETS = Duration.days(365);

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
    ResponseHeadersPolicy headers = SiteHeaders.policy(this, "Headers", config);
    distribution =
        CloudFrontDistribution.builder(this, "Resource", webAcl, name)
            .comment(config.stackName("Web"))
            .defaultRootObject("index.html")
            .defaultBehavior(
                behavior(origin, cachedFor("Pages", PAGES), headers)
                    .functionAssociations(
                        List.of(
                            function("Routes", "site-routes.js", FunctionEventType.VIEWER_REQUEST)))
                    .build())
            .additionalBehaviors(
                Map.of(
                    "/assets/*",
                    behavior(origin, cachedFor("HashedAssets", HASHED_ASSETS), headers)
                        .functionAssociations(
                            List.of(
                                function(
                                    "KeepAssets",
                                    "hashed-assets.js",
                                    FunctionEventType.VIEWER_RESPONSE)))
                        .build()))
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

  private static BehaviorOptions.Builder behavior(
      IOrigin origin, CachePolicy cached, ResponseHeadersPolicy headers) {
    return BehaviorOptions.builder()
        .origin(origin)
        .viewerProtocolPolicy(ViewerProtocolPolicy.REDIRECT_TO_HTTPS)
        .allowedMethods(AllowedMethods.ALLOW_GET_HEAD)
        .compress(true)
        .cachePolicy(cached)
        .responseHeadersPolicy(headers);
  }

  /** Keeps an object for as long as it says itself, or for that time if it says nothing. */
  private CachePolicy cachedFor(String id, Duration time) {
    return CachePolicy.Builder.create(this, id)
        .comment("Comanda's storefront: " + id)
        .minTtl(Duration.seconds(0))
        .defaultTtl(time)
        .maxTtl(time)
        .enableAcceptEncodingGzip(true)
        .enableAcceptEncodingBrotli(true)
        .build();
  }

  private FunctionAssociation function(String id, String file, FunctionEventType event) {
    return FunctionAssociation.builder()
        .eventType(event)
        .function(
            Function.Builder.create(this, id)
                .comment("Comanda's storefront: " + file)
                .runtime(FunctionRuntime.JS_2_0)
                .code(FunctionCode.fromInline(Definition.text("cloudfront/" + file)))
                .build())
        .build();
  }

  Distribution distribution() {
    return distribution;
  }

  /** The name by which browsers know the site. */
  String domainName() {
    return CloudFrontDistribution.publicName(distribution, name);
  }
}
