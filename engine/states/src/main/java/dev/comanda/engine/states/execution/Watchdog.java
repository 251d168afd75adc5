package dev.comanda.engine.states.execution;

import dev.comanda.engine.states.task.TaskFailure;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Interrupts work that takes too long. */
final class Watchdog {

  private static final ScheduledThreadPoolExecutor TIMER = timer();

  private final Thread worker = Thread.currentThread();
  private boolean ended;
  private boolean barked;

  /** The time of the work was up. */
  static final class TimeUp extends Exception {
    private TimeUp() {
      super(null, null, false, false);
    }
  }

  /** Work that may fail as a task does. */
  @FunctionalInterface
  interface Work<T> {
    T run() throws TaskFailure;
  }

  /**
   * Does the work on this thread.
   *
   * @throws TimeUp when it took longer than the limit, whatever came of it
   * @throws TaskFailure when it failed in time; an unforeseen exception becomes one too
   */
  static <T> T within(Duration limit, Work<T> work) throws TimeUp, TaskFailure {
    var watchdog = new Watchdog();
    Future<?> timer = TIMER.schedule(watchdog::bark, limit.toMillis(), TimeUnit.MILLISECONDS);
    try {
      T result = work.run();
      watchdog.end(timer);
      return result;
    } catch (TaskFailure e) {
      watchdog.end(timer);
      throw e;
    } catch (RuntimeException e) {
      watchdog.end(timer);
      throw new TaskFailure("States.TaskFailed", e.toString());
    }
  }

  private synchronized void bark() {
    if (!ended) {
      barked = true;
      worker.interrupt();
    }
  }

  private synchronized void end(Future<?> timer) throws TimeUp {
    ended = true;
    timer.cancel(false);
    if (barked) {
      Thread.interrupted();
      throw new TimeUp();
    }
  }

  private static ScheduledThreadPoolExecutor timer() {
    var timer =
        new ScheduledThreadPoolExecutor(
            1,
            work -> {
              var thread = new Thread(work, "stepfunctions-timeouts");
              thread.setDaemon(true);
              return thread;
            });
    timer.setRemoveOnCancelPolicy(true);
    return timer;
  }
}
