package dev.comanda.engine.services.cloudfront;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Makes of a viewer's request the one that the origin gets.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/RequestAndResponseBehaviorCustomOrigin.html#RequestCustomRequestsHeaders">Request
 *     headers and CloudFront's behavior</a>
 */
final class OriginRequests {

  /** What CloudFront never passes on as the viewer sent it. */
  private static final Set<String> OWN =
      Set.of(
          "accept-encoding",
          "connection",
          "cookie",
          "host",
          "keep-alive",
          "proxy-authorization",
          "proxy-connection",
          "te",
          "transfer-encoding",
          "trailer",
          "upgrade",
          "via",
          "x-amz-cf-id",
          "x-forwarded-for",
          "x-forwarded-proto",
          "x-real-ip");

  private static final List<String> OF_THE_BODY =
      List.of("content-type", "content-encoding", "content-language", "content-md5");

  /** What makes an answer depend on what this viewer has already. */
  static final List<String> CONDITIONS =
      List.of(
          "if-none-match",
          "if-modified-since",
          "if-match",
          "if-unmodified-since",
          "if-range",
          "range");

  private OriginRequests() {}

  /**
   * The request for a behavior's origin.
   *
   * @param whole whether the answer is to be kept, so that neither conditions nor ranges of this
   *     viewer may change it
   * @param id the request's id
   */
  static EdgeRequest of(EdgeRequest viewer, Behavior behavior, boolean whole, String id) {
    CachePolicy cache = behavior.cache();
    OriginRequestPolicy policy = behavior.forwarded();
    Headers sent = new Headers();
    for (Map.Entry<String, String> header : viewer.headers()) {
      String name = header.getKey().toLowerCase(Locale.ROOT);
      if (!OWN.contains(name)
          && !(whole && CONDITIONS.contains(name))
          && isSent(name, viewer, cache, policy)) {
        sent.add(header.getKey(), header.getValue());
      }
    }
    boolean viewersHost =
        viewer.headers().has("Host")
            && (cache.headers().takesHeader("host") || policy.headers().takesHeader("host"));
    sent.set("Host", viewersHost ? viewer.headers().get("Host") : behavior.origin().host());
    String encoding =
        cache.normalizesEncoding()
            ? AcceptEncoding.normalized(viewer.headers(), cache)
            : policy.headers().takesHeader("accept-encoding")
                ? viewer.headers().get("Accept-Encoding")
                : null;
    if (encoding != null && !encoding.isEmpty()) {
      sent.set("Accept-Encoding", encoding);
    }
    String cookies = Query.cookies(viewer.headers(), cache.cookies(), policy.cookies());
    if (!cookies.isEmpty()) {
      sent.set("Cookie", cookies);
    }
    sent.setIfAbsent("User-Agent", "Amazon CloudFront");
    String forwarded = viewer.headers().get("X-Forwarded-For");
    sent.set(
        "X-Forwarded-For",
        forwarded == null ? viewer.clientIp() : forwarded + ", " + viewer.clientIp());
    sent.set("Via", "1.1 engine.cloudfront.net (CloudFront)");
    sent.set("X-Amz-Cf-Id", id);
    return new EdgeRequest(
        viewer.method(),
        viewer.path(),
        Query.selected(viewer.query(), cache.queryStrings(), policy.queryStrings()),
        sent,
        viewer.body(),
        viewer.clientIp());
  }

  private static boolean isSent(
      String name, EdgeRequest viewer, CachePolicy cache, OriginRequestPolicy policy) {
    return cache.headers().takesHeader(name)
        || policy.headers().takesHeader(name)
        || CONDITIONS.contains(name)
        || (viewer.body().length > 0 && OF_THE_BODY.contains(name))
        || (name.equals("authorization") && !viewer.isGetOrHead());
  }
}
