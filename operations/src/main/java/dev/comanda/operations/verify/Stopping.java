package dev.comanda.operations.verify;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Lets work that is stopped by a signal clean up behind itself. */
final class Stopping {

  /** How long it has for that. */
  private static final int CLEANUP_SECONDS = 60;

  private Stopping() {}

  /**
   * Does the work in this thread, which Ctrl-C and SIGTERM interrupt; the process ends when the
   * work has.
   */
  static boolean with(BooleanSupplier work) {
    Thread worker = Thread.currentThread();
    CountDownLatch done = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(worker, done)));
    try {
      return work.getAsBoolean();
    } finally {
      done.countDown();
    }
  }

  private static void stop(Thread work, CountDownLatch done) {
    if (done.getCount() == 0) {
      return;
    }
    work.interrupt();
    try {
      done.await(CLEANUP_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
