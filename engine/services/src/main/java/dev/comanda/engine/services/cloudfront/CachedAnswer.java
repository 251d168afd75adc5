package dev.comanda.engine.services.cloudfront;

import java.time.Duration;
import java.time.Instant;

/**
 * An answer in the cache.
 *
 * @param etag the origin's own, before CloudFront compressed; null when it gave none
 * @param storedAt since when its age counts
 * @param freshUntil after which the origin is asked whether it still holds
 */
record CachedAnswer(EdgeResponse response, String etag, Instant storedAt, Instant freshUntil) {

  boolean isFresh(Instant now) {
    return now.isBefore(freshUntil);
  }

  /** The answer with its age. */
  EdgeResponse aged(Instant now) {
    EdgeResponse copy = response.copy();
    copy.headers().set("Age", String.valueOf(Duration.between(storedAt, now).toSeconds()));
    return copy;
  }
}
