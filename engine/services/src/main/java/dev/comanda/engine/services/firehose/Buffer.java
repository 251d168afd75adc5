package dev.comanda.engine.services.firehose;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;

/** The records that wait to become one object. Safe for many threads. */
final class Buffer {

  /**
   * What was gathered.
   *
   * @param data the records, one after the other
   * @param arrival when the first of them arrived
   */
  record Gathered(byte[] data, Instant arrival) {}

  private final int size;
  private final Duration interval;
  private ByteArrayOutputStream data = new ByteArrayOutputStream();
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
    var gathered = new Gathered(data.toByteArray(), arrival);
    data = new ByteArrayOutputStream();
    arrival = null;
    return gathered;
  }
}
