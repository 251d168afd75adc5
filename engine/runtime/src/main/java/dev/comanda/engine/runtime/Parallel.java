package dev.comanda.engine.runtime;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Starts several parts at once. */
final class Parallel {

  private Parallel() {}

  /**
   * Runs all, each in a thread of its own, and waits for all.
   *
   * @param started gets what they gave, in their order; without those that failed
   * @throws IOException if one failed
   */
  static <T> void run(List<Callable<T>> starts, List<T> started) throws IOException {
    ExecutorService threads = Executors.newFixedThreadPool(starts.size());
    try {
      List<Future<T>> results = threads.invokeAll(starts);
      List<Throwable> failures = new ArrayList<>();
      for (Future<T> result : results) {
        try {
          started.add(result.get());
        } catch (ExecutionException e) {
          failures.add(e.getCause());
        }
      }
      if (!failures.isEmpty()) {
        Throwable first = failures.get(0);
        throw new IOException(
            first instanceof IOException ? first.getMessage() : first.toString(), first);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Stopped while starting", e);
    } finally {
      threads.shutdown();
    }
  }
}
