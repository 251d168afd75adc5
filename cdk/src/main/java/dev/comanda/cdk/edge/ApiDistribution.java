package dev.comanda.cdk.edge;

import dev.comanda.cdk.api.ApiOrigin;
import dev.comanda.cdk.config.DeploymentConfig;
import dev.comanda.cdk.construct.CloudFrontDistribution;
import dev.comanda.cdk.construct.PublicName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudfront.Distribution;
import software.amazon.awscdk.services.cloudfront.ErrorResponse;
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
    ApiBehaviors behaviors = new ApiBehaviors(this, api);
    distribution =
        CloudFrontDistribution.builder(this, "Resource", webAcl, name)
            .comment(config.stackName("Edge"))
            .defaultBehavior(behaviors.calls())
            .additionalBehaviors(Map.of("/products*", behaviors.catalogue()))
            .errorResponses(CACHED_ERRORS.stream().map(ApiDistribution::notKept).toList())
            .build();
    CloudFrontDistribution.complete(distribution, name);
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
