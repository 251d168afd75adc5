package dev.comanda.engine.states.execution;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;

/**
 * Runs branches at the same time on a bounded pool. Whoever forks works too, and waits only for
 * work that somebody has begun; so nested forks end even when the pool is full.
 */
public final class PooledFork implements Fork, AutoCloseable {

  private final ThreadPoolExecutor pool;

  /** A pool of at most that many threads, which end when they are idle. */
  public PooledFork(int threads) {
    pool =
        new ThreadPoolExecutor(
            threads, threads, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), PooledFork::name);
    pool.allowCoreThreadTimeOut(true);
  }

  private static Thread name(Runnable work) {
    var thread = new Thread(work, "stepfunctions-branch");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public void run(int count, int atOnce, IntConsumer work) {
    int workers = Math.min(atOnce == 0 ? count : Math.min(count, atOnce), pool.getCorePoolSize());
    var group = new Group(count, work);
    for (int helper = 1; helper < workers; helper++) {
      pool.execute(group::help);
    }
    group.help();
    group.await();
  }

  @Override
  public void close() {
    pool.shutdownNow();
  }

  /** The branches of one fork. */
  private static final class Group {
    private final int count;
    private final IntConsumer work;
    private final Set<Thread> running = new HashSet<>();
    private int next;
    private RuntimeException failure;

    Group(int count, IntConsumer work) {
      this.count = count;
      this.work = work;
    }

    void help() {
      for (int index = begin(); index >= 0; index = begin()) {
        try {
          work.accept(index);
        } catch (RuntimeException e) {
          fail(e);
        } catch (Error e) {
          fail(new IllegalStateException(e));
        } finally {
          end();
        }
      }
    }

    private synchronized int begin() {
      if (failure != null || next == count) {
        return -1;
      }
      running.add(Thread.currentThread());
      return next++;
    }

    /**
     * Keeps the failure that came first; but one that says only that the branch was stopped gives
     * way to the one for which it was, which may be told a moment later.
     */
    private synchronized void fail(RuntimeException e) {
      boolean first = failure == null;
      if (first || isAbort(failure) && !isAbort(e)) {
        failure = e;
      }
      if (first) {
        running.stream().filter(t -> t != Thread.currentThread()).forEach(Thread::interrupt);
      }
    }

    private synchronized void end() {
      running.remove(Thread.currentThread());
      if (failure != null && !isAbort(failure)) {
        // The interruption was this group's own, and means nothing to what comes after.
        Thread.interrupted();
      }
      notifyAll();
    }

    private static boolean isAbort(RuntimeException e) {
      return e instanceof Stopped stopped && stopped.reason() == Stopped.Reason.ABORTED;
    }

    private synchronized void await() {
      boolean interrupted = false;
      while (!running.isEmpty()) {
        try {
          wait();
        } catch (InterruptedException e) {
          interrupted = true;
          fail(new Stopped(Stopped.Reason.ABORTED));
        }
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
      if (failure != null) {
        throw failure;
      }
    }
  }
}
