package dev.comanda.cdk.api;

import dev.comanda.cdk.construct.SecurityHeaders;
import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.services.cloudfront.HeadersReferrerPolicy;
import software.amazon.awscdk.services.cloudfront.ResponseCustomHeader;
import software.amazon.awscdk.services.cloudfront.ResponseCustomHeadersBehavior;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersCorsBehavior;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersPolicy;
import software.constructs.Construct;

/**
 * The headers that CloudFront gives every answer of the API, those too that API Gateway gives
 * without a function.
 */
final class ApiHeaders {

  private ApiHeaders() {}

  /**
   * The policy. Its CORS headers replace the functions': an answer from the cache carries those of
   * the page that asked first.
   *
   * @param allowedOrigins separated by commas
   */
  static ResponseHeadersPolicy policy(Construct scope, String id, String allowedOrigins) {
    return ResponseHeadersPolicy.Builder.create(scope, id)
        .comment("Comanda's API")
        .securityHeadersBehavior(
            SecurityHeaders.of(
                "default-src 'none'; frame-ancestors 'none'", HeadersReferrerPolicy.NO_REFERRER))
        .corsBehavior(
            ResponseHeadersCorsBehavior.builder()
                .accessControlAllowOrigins(Fn.split(",", allowedOrigins))
                .accessControlAllowMethods(List.of("GET", "POST"))
                .accessControlAllowHeaders(
                    List.of("Authorization", "Content-Type", "Idempotency-Key", "If-None-Match"))
                .accessControlExposeHeaders(List.of("Location", "ETag", "Retry-After"))
                .accessControlAllowCredentials(false)
                .accessControlMaxAge(Duration.minutes(10))
                .originOverride(true)
                .build())
        .customHeadersBehavior(
            ResponseCustomHeadersBehavior.builder()
                .customHeaders(
                    List.of(
                        ResponseCustomHeader.builder()
                            .header("Cache-Control")
                            .value("no-store")
                            .override(false)
                            .build()))
                .build())
        .build();
  }
}
