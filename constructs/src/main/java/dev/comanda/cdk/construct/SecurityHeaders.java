package dev.comanda.cdk.construct;

import java.time.Duration;
import software.amazon.awscdk.services.cloudfront.HeadersFrameOption;
import software.amazon.awscdk.services.cloudfront.HeadersReferrerPolicy;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersContentSecurityPolicy;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersContentTypeOptions;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersFrameOptions;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersReferrerPolicy;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersStrictTransportSecurity;
import software.amazon.awscdk.services.cloudfront.ResponseSecurityHeadersBehavior;

/**
 * The headers by which browsers protect those who use them. They replace what the origin may say.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/understanding-response-headers-policies.html">Response
 *     headers policies</a>
 */
public final class SecurityHeaders {

  /** As long as the browsers' own list of sites that are never met without TLS asks for. */
  private static final Duration TLS_ONLY = Duration.ofDays(2 * 365);

  private SecurityHeaders() {}

  /**
   * The headers of every answer.
   *
   * @param contentSecurityPolicy what a page may load and run
   * @param referrers how much of its address a page tells the sites that it leads to
   */
  public static ResponseSecurityHeadersBehavior of(
      String contentSecurityPolicy, HeadersReferrerPolicy referrers) {
    return ResponseSecurityHeadersBehavior.builder()
        .contentSecurityPolicy(
            ResponseHeadersContentSecurityPolicy.builder()
                .contentSecurityPolicy(contentSecurityPolicy)
                .override(true)
                .build())
        .strictTransportSecurity(
            ResponseHeadersStrictTransportSecurity.builder()
                .accessControlMaxAge(CdkDuration.of(TLS_ONLY))
                .includeSubdomains(true)
                .preload(true)
                .override(true)
                .build())
        .contentTypeOptions(ResponseHeadersContentTypeOptions.builder().override(true).build())
        .frameOptions(
            ResponseHeadersFrameOptions.builder()
                .frameOption(HeadersFrameOption.DENY)
                .override(true)
                .build())
        .referrerPolicy(
            ResponseHeadersReferrerPolicy.builder()
                .referrerPolicy(referrers)
                .override(true)
                .build())
        .build();
  }
}
