package dev.comanda.engine.services.cloudfront;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers from the cache, or from the origin while keeping what may be kept. Of several requests
 * for one thing that is not there, one goes to the origin and the others wait for it.
 */
final class CachedOrigins {

  private static final Logger LOG = LoggerFactory.getLogger(CachedOrigins.class);
  private static final long CAPACITY = 32L << 20;

  private final EdgeCache cache = new EdgeCache(CAPACITY);
  private final Map<CacheKey, CompletableFuture<Void>> underWay = new ConcurrentHashMap<>();
  private final ErrorPages errors;
  private final Clock clock;

  CachedOrigins(ErrorPages errors, Clock clock) {
    this.errors = errors;
    this.clock = clock;
  }

  /**
   * Answers a request.
   *
   * @param id the request's id
   */
  Outcome answer(EdgeRequest request, Behavior behavior, String id) {
    if (!behavior.caches(request)) {
      return Outcome.of(fetch(request, behavior, false, id), Outcome.MISS);
    }
    CacheKey key = CacheKey.of(request, behavior.cache());
    Outcome hit = hit(key);
    if (hit != null) {
      return hit;
    }
    if (!behavior.cache().caches()) {
      return uncached(request, behavior, key, id);
    }
    if (request.method().equals("HEAD")) {
      return Outcome.of(fetch(request, behavior, false, id), Outcome.MISS);
    }
    CompletableFuture<Void> mine = new CompletableFuture<>();
    CompletableFuture<Void> other = underWay.putIfAbsent(key, mine);
    if (other != null) {
      other.join();
      Outcome now = hit(key);
      return now == null ? refreshed(request, behavior, key, id) : now;
    }
    try {
      return refreshed(request, behavior, key, id);
    } finally {
      underWay.remove(key);
      mine.complete(null);
    }
  }

  private Outcome hit(CacheKey key) {
    Instant now = clock.instant();
    CachedAnswer cached = cache.get(key);
    return cached == null || !cached.isFresh(now)
        ? null
        : Outcome.of(cached.aged(now), Outcome.HIT);
  }

  /** With caching disabled only errors are kept, as the error caching minimum TTL has it. */
  private Outcome uncached(EdgeRequest request, Behavior behavior, CacheKey key, String id) {
    EdgeResponse response = fetch(request, behavior, false, id);
    if (response.isError() && !request.method().equals("HEAD")) {
      keep(key, response, response, behavior);
    }
    return Outcome.of(response, Outcome.MISS);
  }

  /** Asks the origin, with what is in the cache, if anything, as the condition. */
  private Outcome refreshed(EdgeRequest request, Behavior behavior, CacheKey key, String id) {
    CachedAnswer expired = cache.get(key);
    EdgeRequest asked = expired == null ? request : conditional(request, expired);
    EdgeResponse fetched = fetch(asked, behavior, expired == null, id);
    Instant now = clock.instant();
    if (expired != null && fetched.status() == 304) {
      CachedAnswer again = renewed(expired, fetched, behavior, now);
      cache.put(key, again);
      return Outcome.of(again.response().copy(), Outcome.REFRESH_HIT);
    }
    if (expired != null
        && fetched.status() >= 500
        && !expired.response().isError()
        && TimeToLive.mayBeStale(expired.response().headers())) {
      Instant until = now.plusSeconds(errors.minimumTtl(fetched.status()));
      cache.put(
          key, new CachedAnswer(expired.response(), expired.etag(), expired.storedAt(), until));
      return Outcome.of(expired.aged(now), Outcome.HIT);
    }
    boolean compress = behavior.compress() && key.encoding().equals("gzip");
    EdgeResponse response =
        compress && Compression.applies(fetched) ? Compression.gzip(fetched) : fetched;
    keep(key, fetched, response, behavior);
    return Outcome.of(response.copy(), Outcome.MISS);
  }

  private void keep(CacheKey key, EdgeResponse fetched, EdgeResponse response, Behavior behavior) {
    Instant now = clock.instant();
    long seconds =
        fetched.isError()
            ? TimeToLive.ofError(
                errors.minimumTtl(fetched.status()), behavior.cache(), fetched, now)
            : TimeToLive.of(behavior.cache(), fetched, now);
    if (seconds > 0) {
      String etag = fetched.headers().get("ETag");
      cache.put(key, new CachedAnswer(response.copy(), etag, now, now.plusSeconds(seconds)));
    } else {
      cache.remove(key);
    }
  }

  private static CachedAnswer renewed(
      CachedAnswer expired, EdgeResponse notModified, Behavior behavior, Instant now) {
    Headers headers = expired.response().headers().copy();
    for (String name : new String[] {"Cache-Control", "Expires", "Date"}) {
      if (notModified.headers().has(name)) {
        headers.set(name, notModified.headers().get(name));
      }
    }
    EdgeResponse response =
        new EdgeResponse(expired.response().status(), headers, expired.response().body());
    long seconds = TimeToLive.of(behavior.cache(), response, now);
    return new CachedAnswer(response, expired.etag(), now, now.plusSeconds(seconds));
  }

  private static EdgeRequest conditional(EdgeRequest request, CachedAnswer expired) {
    Headers headers = request.headers().copy();
    OriginRequests.CONDITIONS.forEach(headers::remove);
    String modified = expired.response().headers().get("Last-Modified");
    if (!expired.response().isError() && expired.etag() != null) {
      headers.set("If-None-Match", expired.etag());
    } else if (!expired.response().isError() && modified != null) {
      headers.set("If-Modified-Since", modified);
    }
    return request.with(headers);
  }

  private static EdgeResponse fetch(
      EdgeRequest request, Behavior behavior, boolean whole, String id) {
    try {
      EdgeRequest sent = OriginRequests.of(request, behavior, whole, id);
      EdgeResponse response = behavior.origin().send(sent);
      boolean cookies =
          !behavior.cache().cookies().isNone() || !behavior.forwarded().cookies().isNone();
      if (!cookies) {
        response.headers().remove("Set-Cookie");
      }
      return response;
    } catch (OriginTimeoutException e) {
      LOG.warn("{}", e.getMessage());
      return EdgeResponse.refusal(
          504,
          "CloudFront attempted to establish a connection with the origin, but either the attempt failed or the origin closed the connection.");
    } catch (IOException e) {
      LOG.warn("{}", e.getMessage());
      return EdgeResponse.refusal(502, "CloudFront wasn't able to connect to the origin.");
    }
  }
}
