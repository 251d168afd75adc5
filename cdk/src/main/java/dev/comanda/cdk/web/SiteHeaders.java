package dev.comanda.cdk.web;

import dev.comanda.cdk.config.DeploymentConfig;
import dev.comanda.cdk.construct.SecurityHeaders;
import java.util.List;
import software.amazon.awscdk.services.cloudfront.HeadersReferrerPolicy;
import software.amazon.awscdk.services.cloudfront.ResponseCustomHeader;
import software.amazon.awscdk.services.cloudfront.ResponseCustomHeadersBehavior;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersPolicy;
import software.constructs.Construct;

/**
 * The headers of every file of the site. A page runs and loads what its own site has, calls the
 * API, and can be framed by nobody.
 */
final class SiteHeaders {

  private static final String PERMISSIONS =
      "accelerometer=(), autoplay=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), "
          + "magnetometer=(), microphone=(), midi=(), payment=(), usb=(), browsing-topics=()";

  private SiteHeaders() {}

  /**
   * The policy. Browsers ask again for whatever does not say itself how long it may be kept, as
   * files with a hash in their names do.
   */
  static ResponseHeadersPolicy policy(Construct scope, String id, DeploymentConfig config) {
    return ResponseHeadersPolicy.Builder.create(scope, id)
        .comment("Comanda's storefront")
        .securityHeadersBehavior(
            SecurityHeaders.of(
                contentSecurityPolicy(config),
                HeadersReferrerPolicy.STRICT_ORIGIN_WHEN_CROSS_ORIGIN))
        .customHeadersBehavior(
            ResponseCustomHeadersBehavior.builder()
                .customHeaders(
                    List.of(
                        header("Permissions-Policy", PERMISSIONS, true),
                        header("Cross-Origin-Opener-Policy", "same-origin", true),
                        header("Cross-Origin-Resource-Policy", "same-origin", true),
                        header("Cache-Control", "no-cache", false)))
                .build())
        .build();
  }

  private static String contentSecurityPolicy(DeploymentConfig config) {
    return String.join(
        "; ",
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "manifest-src 'self'",
        "connect-src 'self' " + api(config),
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'");
  }

  /**
   * Where pages may call. Without a domain the API's name is CloudFront's choice, and this
   * distribution's name has to be known before the API's can be asked for.
   */
  private static String api(DeploymentConfig config) {
    return config
        .edge()
        .domain()
        .map(domain -> "https://" + domain.apiName())
        .orElse("https://*.cloudfront.net");
  }

  private static ResponseCustomHeader header(String name, String value, boolean override) {
    return ResponseCustomHeader.builder().header(name).value(value).override(override).build();
  }
}
