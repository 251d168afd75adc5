package dev.comanda.engine.states.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class PooledForkTest {

  private final PooledFork fork = new PooledFork(4);

  @AfterEach
  void close() {
    fork.close();
  }

  @Test
  void runsBranchesAtTheSameTime() {
    var all = new CyclicBarrier(4);

    fork.run(4, 0, i -> meet(all));
  }

  @Test
  void runsNoMoreAtOnceThanAsked() {
    var now = new AtomicInteger();
    var most = new AtomicInteger();

    fork.run(
        50,
        2,
        i -> {
          most.accumulateAndGet(now.incrementAndGet(), Math::max);
          Thread.yield();
          now.decrementAndGet();
        });

    assertThat(most).hasValueLessThanOrEqualTo(2);
  }

  @Test
  void theFailureItselfIsToldThoughABranchThatItStoppedWasFirst() {
    var both = new CyclicBarrier(2);

    assertThatThrownBy(
            () ->
                fork.run(
                    2,
                    0,
                    i -> {
                      meet(both);
                      if (i == 1) {
                        throw new Stopped(Stopped.Reason.ABORTED);
                      }
                      awaitInterruption();
                      throw new StateFailure("E", "the reason for all of it");
                    }))
        .isInstanceOf(StateFailure.class);
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  /** Waits until the other branch's end is told here. */
  private static void awaitInterruption() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void nestedForksEndOnASmallPool() {
    var done = new AtomicInteger();
    IntConsumer leaf = i -> done.incrementAndGet();
    IntConsumer middle = i -> fork.run(10, 0, leaf);

    fork.run(10, 0, i -> fork.run(10, 0, middle));

    assertThat(done).hasValue(1000);
  }

  @Test
  void theFirstFailureStopsTheOthers() {
    var waiting = new CountDownLatch(1);
    var interrupted = new AtomicInteger();
    var failure = new StateFailure("E", null);

    assertThatThrownBy(
            () ->
                fork.run(
                    100,
                    2,
                    i -> {
                      if (i == 0) {
                        waitForever(waiting, interrupted);
                      } else {
                        await(waiting);
                        throw failure;
                      }
                    }))
        .isSameAs(failure);

    assertThat(interrupted).hasValue(1);
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @Test
  void anInterruptedForkStopsItsBranches() throws Exception {
    var waiting = new CountDownLatch(2);
    var interrupted = new AtomicInteger();
    var forker =
        new Thread(
            () -> {
              try {
                fork.run(2, 0, i -> waitForever(waiting, interrupted));
              } catch (Stopped stopped) {
                interrupted.addAndGet(10);
              }
            });
    forker.start();
    waiting.await();

    forker.interrupt();
    forker.join(Duration.ofSeconds(10).toMillis());

    assertThat(interrupted).hasValue(12);
  }

  private static void waitForever(CountDownLatch waiting, AtomicInteger interrupted) {
    waiting.countDown();
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      interrupted.incrementAndGet();
      throw new Stopped(Stopped.Reason.ABORTED);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void meet(CyclicBarrier barrier) {
    try {
      barrier.await(10, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
