package dev.comanda.engine.pipes;

import dev.comanda.engine.pipes.StopSignal.Stopped;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * The records of some partition keys of a shard, delivered one batch after the other. A shard has
 * as many lanes as its ParallelizationFactor says. A lane without records holds no thread.
 */
final class Lane {

  /** Delivers one batch of the lane. */
  @FunctionalInterface
  interface Work {
    void deliver(List<StreamRecord> batch) throws Stopped;
  }

  private final Batching batching;
  private final Executor threads;
  private final Work work;
  private final StopSignal stop;
  private final Deque<StreamRecord> waiting = new ArrayDeque<>();
  private boolean busy;

  Lane(Batching batching, Executor threads, StopSignal stop, Work work) {
    this.batching = batching;
    this.threads = threads;
    this.stop = stop;
    this.work = work;
  }

  synchronized void add(List<StreamRecord> records) {
    waiting.addAll(records);
    notifyAll();
    if (!busy && !waiting.isEmpty()) {
      busy = true;
      threads.execute(this::drain);
    }
  }

  private void drain() {
    try {
      for (List<StreamRecord> batch = next(); !batch.isEmpty(); batch = next()) {
        work.deliver(batch);
      }
    } catch (Stopped e) {
      // What is left is delivered when the pipe is started again.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The next batch; an empty one sets the lane free. */
  private synchronized List<StreamRecord> next() throws InterruptedException, Stopped {
    List<StreamRecord> batch = new ArrayList<>();
    long end = System.nanoTime() + batching.window().toNanos();
    int bytes = 0;
    while (batch.size() < batching.size()) {
      stop.check();
      StreamRecord record = waiting.peek();
      if (record != null) {
        if (!batch.isEmpty() && bytes + record.bytes() > Batching.LARGEST_BATCH) {
          break;
        }
        bytes += record.bytes();
        batch.add(waiting.poll());
        continue;
      }
      long left = Duration.ofNanos(end - System.nanoTime()).toMillis();
      if (batch.isEmpty() || left <= 0) {
        break;
      }
      wait(Math.min(left, 250));
    }
    busy = !batch.isEmpty();
    return batch;
  }
}
