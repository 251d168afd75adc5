package dev.comanda.engine.services.cloudfront;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** A cache in memory; what was least recently used goes first. */
final class EdgeCache {

  private static final int ENTRY_OVERHEAD = 1_024;

  private final long capacity;
  private final Map<CacheKey, CachedAnswer> answers = new LinkedHashMap<>(64, 0.75f, true);
  private long size;

  /**
   * @param capacity in bytes
   */
  EdgeCache(long capacity) {
    this.capacity = capacity;
  }

  /** The answer for a key, fresh or not; null when there is none. */
  synchronized CachedAnswer get(CacheKey key) {
    return answers.get(key);
  }

  /** Keeps an answer, unless it is larger than a quarter of the cache. */
  synchronized void put(CacheKey key, CachedAnswer answer) {
    remove(key);
    if (size(answer) > capacity / 4) {
      return;
    }
    answers.put(key, answer);
    size += size(answer);
    Iterator<CachedAnswer> oldest = answers.values().iterator();
    while (size > capacity) {
      size -= size(oldest.next());
      oldest.remove();
    }
  }

  synchronized void remove(CacheKey key) {
    CachedAnswer removed = answers.remove(key);
    size -= removed == null ? 0 : size(removed);
  }

  private static long size(CachedAnswer answer) {
    return answer.response().body().length + ENTRY_OVERHEAD;
  }
}
