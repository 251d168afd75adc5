package dev.comanda.engine.services.cloudfront;

import java.util.Set;

/**
 * A cache behavior: which requests it is for, and what happens to them.
 *
 * @param pattern null for the default behavior, which takes every path
 * @param methods those that are allowed
 * @param compress whether CloudFront compresses what the policy's encodings allow
 * @param onRequest runs before the cache is looked into; null for none
 * @param onResponse runs before the viewer is answered; null for none
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesCacheBehavior.html">Cache
 *     behavior settings</a>
 */
record Behavior(
    PathPattern pattern,
    Set<String> methods,
    Set<String> cachedMethods,
    boolean compress,
    Origin origin,
    CachePolicy cache,
    OriginRequestPolicy forwarded,
    ResponseHeadersPolicy responseHeaders,
    ViewerFunction onRequest,
    ViewerFunction onResponse) {

  /** Whether answers to this request are looked for, and kept, in the cache. */
  boolean caches(EdgeRequest request) {
    return cachedMethods.contains(request.method());
  }
}
