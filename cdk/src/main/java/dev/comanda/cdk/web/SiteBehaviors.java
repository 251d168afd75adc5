package dev.comanda.cdk.web;

import dev.comanda.cdk.construct.Definition;
import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudfront.AllowedMethods;
import software.amazon.awscdk.services.cloudfront.BehaviorOptions;
import software.amazon.awscdk.services.cloudfront.CachePolicy;
import software.amazon.awscdk.services.cloudfront.Function;
import software.amazon.awscdk.services.cloudfront.FunctionAssociation;
import software.amazon.awscdk.services.cloudfront.FunctionCode;
import software.amazon.awscdk.services.cloudfront.FunctionEventType;
import software.amazon.awscdk.services.cloudfront.FunctionRuntime;
import software.amazon.awscdk.services.cloudfront.IOrigin;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersPolicy;
import software.amazon.awscdk.services.cloudfront.ViewerProtocolPolicy;
import software.constructs.Construct;

/** How the distribution treats the site's two kinds of files: pages, and assets named by hash. */
final class SiteBehaviors {

  /** How long a new page may stay unseen. */
  private static final Duration PAGES = Duration.minutes(1);

  /** Their names change with their content. */
  private static final Duration HASHED_ASSETS = Duration.days(365);

  private final Construct scope;
  private final IOrigin origin;
  private final ResponseHeadersPolicy headers;

  SiteBehaviors(Construct scope, IOrigin origin, ResponseHeadersPolicy headers) {
    this.scope = scope;
    this.origin = origin;
    this.headers = headers;
  }

  /** Whatever is not an asset: a route of the site, or a file in the bucket's root. */
  BehaviorOptions pages() {
    return behavior(cachedFor("Pages", PAGES))
        .functionAssociations(
            List.of(function("Routes", "site-routes.js", FunctionEventType.VIEWER_REQUEST)))
        .build();
  }

  BehaviorOptions hashedAssets() {
    return behavior(cachedFor("HashedAssets", HASHED_ASSETS))
        .functionAssociations(
            List.of(function("KeepAssets", "hashed-assets.js", FunctionEventType.VIEWER_RESPONSE)))
        .build();
  }

  private BehaviorOptions.Builder behavior(CachePolicy cached) {
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
    return CachePolicy.Builder.create(scope, id)
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
            Function.Builder.create(scope, id)
                .comment("Comanda's storefront: " + file)
                .runtime(FunctionRuntime.JS_2_0)
                .code(FunctionCode.fromInline(Definition.text("cloudfront/" + file)))
                .build())
        .build();
  }
}
