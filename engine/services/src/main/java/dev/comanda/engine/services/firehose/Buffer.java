package dev.comanda.engine.services.firehose;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** The records that wait to become one object. Safe for many threads. */
final class Buffer {

  /**
   * What was gathered.
   *
   * @param data the records, one after the other
   * @param arrival when the first of them arrived
   * @param positions the last sequence number taken from each shard; empty for what was put
   *     directly
   */
  record Gathered(byte[] data, Instant arrival, Map<String, String> positions) {}

  private final int size;
  private final Duration interval;
  private ByteArrayOutputStream data = new ByteArrayOutputStream();
  private Map<String, String> positions = new HashMap<>();
  private Instant arrival;
  private long since;

  /**
   * @param size of the object, in bytes
   * @param interval zero to gather only what is there at once
   */
  Buffer(int size, Duration interval) {
    this.size = size;
    this.interval = interval;
  }

  synchronized void add(byte[] record, Instant arrived) {
    if (arrival == null) {
      arrival = arrived;
      since = System.nanoTime();
    }
    data.writeBytes(record);
  }

  /** A record of a shard, with its sequence number. */
  synchronized void add(byte[] record, Instant arrived, String shardId, String sequenceNumber) {
    add(record, arrived);
    positions.put(shardId, sequenceNumber);
  }

  /** Whether the object is large or old enough. */
  synchronized boolean isDue() {
    return arrival != null
        && (data.size() >= size || System.nanoTime() - since >= interval.toNanos());
  }

  /** What was gathered, which then begins anew; null when there is nothing. */
  synchronized Gathered take() {
    if (arrival == null) {
      return null;
    }
    var gathered = new Gathered(data.toByteArray(), arrival, positions);
    data = new ByteArrayOutputStream();
    positions = new HashMap<>();
    arrival = null;
    return gathered;
  }
}
