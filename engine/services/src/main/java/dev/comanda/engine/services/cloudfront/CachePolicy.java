package dev.comanda.engine.services.cloudfront;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * How long answers are kept, and by what they are told apart. What is in the cache key is sent to
 * the origin too.
 *
 * @param minTtl in seconds, as the other two
 * @param gzip whether Accept-Encoding, reduced to what CloudFront compresses with, is in the key
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cache-key-understand-cache-policy.html">Cache
 *     policies</a>
 */
record CachePolicy(
    long minTtl,
    long defaultTtl,
    long maxTtl,
    Selection headers,
    Selection cookies,
    Selection queryStrings,
    boolean gzip,
    boolean brotli) {

  private static final long DAY = 86_400;
  private static final long YEAR = 31_536_000;

  static final CachePolicy DISABLED =
      new CachePolicy(0, 0, 0, Selection.NONE, Selection.NONE, Selection.NONE, false, false);
  static final CachePolicy OPTIMIZED =
      new CachePolicy(1, DAY, YEAR, Selection.NONE, Selection.NONE, Selection.NONE, true, true);

  /** Reads the {@code CachePolicyConfig} of a resource. */
  static CachePolicy of(JsonNode config) {
    JsonNode key = config.path("ParametersInCacheKeyAndForwardedToOrigin");
    long min = config.path("MinTTL").asLong();
    return new CachePolicy(
        min,
        config.path("DefaultTTL").asLong(Math.max(DAY, min)),
        config.path("MaxTTL").asLong(YEAR),
        Selection.of(key, "Header"),
        Selection.of(key, "Cookie"),
        Selection.of(key, "QueryString"),
        key.path("EnableAcceptEncodingGzip").asBoolean(),
        key.path("EnableAcceptEncodingBrotli").asBoolean());
  }

  /** Whether answers may be kept at all. */
  boolean caches() {
    return maxTtl > 0;
  }

  /** Whether the origin is told which compressions the viewer takes. */
  boolean normalizesEncoding() {
    return gzip || brotli;
  }
}
