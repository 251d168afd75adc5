package dev.comanda.engine.services.cloudfront;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/**
 * What of a request is sent to the origin beside what is in the cache key.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/origin-request-understand-origin-request-policy.html">Origin
 *     request policies</a>
 */
record OriginRequestPolicy(Selection headers, Selection cookies, Selection queryStrings) {

  static final OriginRequestPolicy NONE =
      new OriginRequestPolicy(Selection.NONE, Selection.NONE, Selection.NONE);
  static final OriginRequestPolicy ALL_VIEWER =
      new OriginRequestPolicy(Selection.ALL, Selection.ALL, Selection.ALL);
  static final OriginRequestPolicy ALL_VIEWER_EXCEPT_HOST =
      new OriginRequestPolicy(
          new Selection(Selection.Mode.ALL_EXCEPT, Set.of("host")), Selection.ALL, Selection.ALL);

  /** Reads the {@code OriginRequestPolicyConfig} of a resource. */
  static OriginRequestPolicy of(JsonNode config) {
    return new OriginRequestPolicy(
        Selection.of(config, "Header"),
        Selection.of(config, "Cookie"),
        Selection.of(config, "QueryString"));
  }
}
