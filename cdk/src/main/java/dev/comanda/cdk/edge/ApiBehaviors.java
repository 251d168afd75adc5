package dev.comanda.cdk.edge;

import dev.comanda.cdk.api.ApiOrigin;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudfront.AllowedMethods;
import software.amazon.awscdk.services.cloudfront.BehaviorOptions;
import software.amazon.awscdk.services.cloudfront.CachePolicy;
import software.amazon.awscdk.services.cloudfront.CacheQueryStringBehavior;
import software.amazon.awscdk.services.cloudfront.IOrigin;
import software.amazon.awscdk.services.cloudfront.OriginProtocolPolicy;
import software.amazon.awscdk.services.cloudfront.OriginRequestHeaderBehavior;
import software.amazon.awscdk.services.cloudfront.OriginRequestPolicy;
import software.amazon.awscdk.services.cloudfront.OriginSslPolicy;
import software.amazon.awscdk.services.cloudfront.ViewerProtocolPolicy;
import software.amazon.awscdk.services.cloudfront.origins.HttpOrigin;
import software.amazon.awscdk.services.cloudfront.origins.HttpOriginProps;
import software.constructs.Construct;

/** How the distribution treats calls: all pass, and only the catalogue's answers are kept. */
final class ApiBehaviors {

  private static final String SECRET_HEADER = "x-origin-verify";

  private final Construct scope;
  private final ApiOrigin api;
  private final IOrigin origin;

  ApiBehaviors(Construct scope, ApiOrigin api) {
    this.scope = scope;
    this.api = api;
    origin = origin(api);
  }

  BehaviorOptions calls() {
    return behavior()
        .allowedMethods(AllowedMethods.ALLOW_ALL)
        .cachePolicy(CachePolicy.CACHING_DISABLED)
        .originRequestPolicy(OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER)
        .build();
  }

  /** Kept for as long as the API says. */
  BehaviorOptions catalogue() {
    return behavior()
        .allowedMethods(AllowedMethods.ALLOW_GET_HEAD_OPTIONS)
        .cachePolicy(cachePolicy())
        .originRequestPolicy(preflights())
        .build();
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

  private BehaviorOptions.Builder behavior() {
    return BehaviorOptions.builder()
        .origin(origin)
        .viewerProtocolPolicy(ViewerProtocolPolicy.HTTPS_ONLY)
        .compress(true)
        .responseHeadersPolicy(api.headers());
  }

  /** Kept apart by what the API reads of the query, and by nothing else of the request. */
  private CachePolicy cachePolicy() {
    return CachePolicy.Builder.create(scope, "Catalogue")
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
    return OriginRequestPolicy.Builder.create(scope, "Preflights")
        .comment("Comanda's catalogue: what preflights ask")
        .headerBehavior(
            OriginRequestHeaderBehavior.allowList(
                "Origin", "Access-Control-Request-Method", "Access-Control-Request-Headers"))
        .build();
  }
}
