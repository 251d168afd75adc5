package dev.comanda.cdk.edge;

import dev.comanda.cdk.api.ApiOrigin;
import dev.comanda.cdk.config.DeploymentConfig;
import dev.comanda.cdk.construct.CloudFrontDistribution;
import dev.comanda.cdk.construct.PublicName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudfront.AllowedMethods;
import software.amazon.awscdk.services.cloudfront.BehaviorOptions;
import software.amazon.awscdk.services.cloudfront.CachePolicy;
import software.amazon.awscdk.services.cloudfront.CacheQueryStringBehavior;
import software.amazon.awscdk.services.cloudfront.Distribution;
import software.amazon.awscdk.services.cloudfront.ErrorResponse;
import software.amazon.awscdk.services.cloudfront.IOrigin;
import software.amazon.awscdk.services.cloudfront.OriginProtocolPolicy;
import software.amazon.awscdk.services.cloudfront.OriginRequestHeaderBehavior;
import software.amazon.awscdk.services.cloudfront.OriginRequestPolicy;
import software.amazon.awscdk.services.cloudfront.OriginSslPolicy;
import software.amazon.awscdk.services.cloudfront.ViewerProtocolPolicy;
import software.amazon.awscdk.services.cloudfront.origins.HttpOrigin;
import software.amazon.awscdk.services.cloudfront.origins.HttpOriginProps;
import software.amazon.awscdk.services.wafv2.CfnWebACL;
import software.constructs.Construct;

/**
 * Passes every call on to the API, and proves by a header that it did. Only the catalogue is kept,
 * for as long as the API says.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/add-origin-custom-headers.html">Custom
 *     headers of origin requests</a>
 */
final class ApiDistribution extends Construct {

  private static final String SECRET_HEADER = "x-origin-verify";

  /** Every status that CloudFront would keep for a while, whatever the API says. */
  private static final List<Integer> CACHED_ERRORS =
      List.of(400, 403, 404, 405, 414, 500, 501, 502, 503, 504);

  private final Distribution distribution;
  private final Optional<PublicName> name;

  ApiDistribution(
      Construct scope,
      String id,
      DeploymentConfig config,
      ApiOrigin api,
      CfnWebACL webAcl,
      Optional<PublicName> name) {
    super(scope, id);
    this.name = name;
    IOrigin origin = origin(api);
    distribution =
        CloudFrontDistribution.builder(this, "Resource", webAcl, name)
            .comment(config.stackName("Edge"))
            .defaultBehavior(
                behavior(origin, api)
                    .allowedMethods(AllowedMethods.ALLOW_ALL)
                    .cachePolicy(CachePolicy.CACHING_DISABLED)
                    .originRequestPolicy(OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER)
                    .build())
            .additionalBehaviors(
                Map.of(
                    "/products*",
                    behavior(origin, api)
                        .allowedMethods(AllowedMethods.ALLOW_GET_HEAD_OPTIONS)
                        .cachePolicy(catalogue())
                        .originRequestPolicy(preflights())
                        .build()))
            .errorResponses(CACHED_ERRORS.stream().map(ApiDistribution::notKept).toList())
            .build();
    CloudFrontDistribution.complete(distribution, name);
  }

  private static IOrigin origin(ApiOrigin api) {
    return new HttpOrigin(
        api.name(),
        HttpOriginProps.builder()
            .protocolPolicy(OriginProtocolPolicy.HTTPS_ONLY)
            .originSslProtocols(List.of(OriginSslPolicy.TLS_V1_2))
            .customHeaders(Map.of(SECRET_HEADER, api.secret()))
            .build());
  }

  private static BehaviorOptions.Builder behavior(IOrigin origin, ApiOrigin api) {
    return BehaviorOptions.builder()
        .origin(origin)
        .viewerProtocolPolicy(ViewerProtocolPolicy.HTTPS_ONLY)
        .compress(true)
        .responseHeadersPolicy(api.headers());
  }

  /** Kept apart by what the API reads of the query, and by nothing else of the request. */
  private CachePolicy catalogue() {
    return CachePolicy.Builder.create(this, "Catalogue")
        .comment("Comanda's catalogue: as its Cache-Control says")
        .minTtl(Duration.seconds(0))
        .defaultTtl(Duration.seconds(0))
        .maxTtl(Duration.hours(1))
        .queryStringBehavior(CacheQueryStringBehavior.allowList("limit", "cursor", "category"))
        .enableAcceptEncodingGzip(true)
        .enableAcceptEncodingBrotli(true)
        .build();
  }

  /** What the API needs to answer a preflight, beside what the cache keeps apart. */
  private OriginRequestPolicy preflights() {
    return OriginRequestPolicy.Builder.create(this, "Preflights")
        .comment("Comanda's catalogue: what preflights ask")
        .headerBehavior(
            OriginRequestHeaderBehavior.allowList(
                "Origin", "Access-Control-Request-Method", "Access-Control-Request-Headers"))
        .build();
  }

  /**
   * By default CloudFront keeps an error for ten seconds and gives it to everyone: one customer's
   * 404 would be another's.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/custom-error-pages-expiration.html">How
   *     long CloudFront caches errors</a>
   */
  private static ErrorResponse notKept(int status) {
    return ErrorResponse.builder().httpStatus(status).ttl(Duration.seconds(0)).build();
  }

  Distribution distribution() {
    return distribution;
  }

  /** The name by which clients know the API. */
  String domainName() {
    return CloudFrontDistribution.publicName(distribution, name);
  }
}
