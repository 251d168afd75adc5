package dev.comanda.engine.pipes;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * Which records of a shard were read and which of these are done. Records may be done in any order;
 * the checkpoint is the last one before which all are done.
 */
final class ShardProgress {

  private static final class Entry {
    private final String sequenceNumber;
    private boolean done;

    Entry(String sequenceNumber) {
      this.sequenceNumber = sequenceNumber;
    }
  }

  private final Deque<Entry> inOrder = new ArrayDeque<>();
  private final Map<String, Entry> open = new HashMap<>();
  private String checkpoint;

  /**
   * @param checkpoint where an earlier run came to; null at the beginning
   */
  ShardProgress(String checkpoint) {
    this.checkpoint = checkpoint;
  }

  synchronized void read(String sequenceNumber) {
    var entry = new Entry(sequenceNumber);
    inOrder.add(entry);
    open.put(sequenceNumber, entry);
  }

  synchronized void done(String sequenceNumber) {
    Entry entry = open.remove(sequenceNumber);
    if (entry == null) {
      return;
    }
    entry.done = true;
    while (!inOrder.isEmpty() && inOrder.peek().done) {
      checkpoint = inOrder.poll().sequenceNumber;
    }
    notifyAll();
  }

  /** The sequence number up to which every record is done; null when there is none. */
  synchronized String checkpoint() {
    return checkpoint;
  }

  /**
   * Waits until fewer than so many records are open, or for a short while.
   *
   * @return whether there are fewer
   */
  synchronized boolean awaitFewerThan(int records) throws InterruptedException {
    if (open.size() >= records) {
      wait(100);
    }
    return open.size() < records;
  }
}
