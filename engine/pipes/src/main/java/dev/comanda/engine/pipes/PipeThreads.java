package dev.comanda.engine.pipes;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** The threads of one running pipe. */
final class PipeThreads {

  /** How long a batch under way may take to end before its thread is interrupted. */
  private static final int PATIENCE_SECONDS = 10;

  private PipeThreads() {}

  static ExecutorService of(String pipeName) {
    return Executors.newCachedThreadPool(
        work -> {
          var thread = new Thread(work, "pipe-" + pipeName);
          thread.setDaemon(true);
          return thread;
        });
  }

  /** Waits until the work under way has ended. */
  static void join(ExecutorService threads) {
    threads.shutdown();
    try {
      if (!threads.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        threads.shutdownNow();
        threads.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
      }
    } catch (InterruptedException e) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
