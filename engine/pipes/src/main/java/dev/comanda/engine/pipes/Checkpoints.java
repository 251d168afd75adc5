package dev.comanda.engine.pipes;

import java.util.HashMap;
import java.util.Map;

/**
 * How far one reader has come in each shard of one stream, so that a pipe that was stopped goes on
 * where it was. Kept as long as the engine runs: a stream lives no longer. Safe for many threads.
 */
final class Checkpoints {

  /** In the place of a sequence number: the shard is closed and all of its records are done. */
  static final String SHARD_END = "SHARD_END";

  private final Map<String, String> byShard = new HashMap<>();
  private final Map<String, String> iterators = new HashMap<>();

  /** A sequence number, {@link #SHARD_END}, or null when nothing of the shard is done. */
  synchronized String of(String shardId) {
    return byShard.get(shardId);
  }

  /** Whether nothing of any shard is done. */
  synchronized boolean isEmpty() {
    return byShard.isEmpty();
  }

  /** Notes how far a shard was done; has no effect once it is at its end. */
  synchronized void set(String shardId, String checkpoint) {
    if (!SHARD_END.equals(byShard.get(shardId))) {
      byShard.put(shardId, checkpoint);
    }
  }

  /**
   * Notes where to read on in a shard of which nothing was read yet: no sequence number says it.
   */
  synchronized void keepIterator(String shardId, String iterator) {
    iterators.put(shardId, iterator);
  }

  /** Gives what {@link #keepIterator} noted, once; null when there is nothing. */
  synchronized String takeIterator(String shardId) {
    return iterators.remove(shardId);
  }
}
