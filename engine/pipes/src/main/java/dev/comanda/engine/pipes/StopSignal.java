package dev.comanda.engine.pipes;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Tells the threads of a running source that it is being stopped, also while they wait. */
final class StopSignal {

  /** Thrown where a thread waits, when it should wait no longer. */
  static final class Stopped extends Exception {}

  private final CountDownLatch stopped = new CountDownLatch(1);

  void stop() {
    stopped.countDown();
  }

  boolean isStopped() {
    return stopped.getCount() == 0;
  }

  void check() throws Stopped {
    if (isStopped()) {
      throw new Stopped();
    }
  }

  /**
   * Waits.
   *
   * @throws Stopped if the source is stopped first
   */
  void pause(Duration time) throws Stopped {
    try {
      if (stopped.await(time.toNanos(), TimeUnit.NANOSECONDS)) {
        throw new Stopped();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Stopped();
    }
  }
}
