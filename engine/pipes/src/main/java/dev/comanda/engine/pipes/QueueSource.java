package dev.comanda.engine.pipes;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Polls an SQS queue. One poller at a time waits at the queue; one that gets messages hands the
 * place over, to a new poller if need be, and delivers them. So an idle pipe holds one connection
 * and a busy one as many batches as {@link Concurrency} allows.
 *
 * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-sqs.html">SQS as
 *     a source</a>
 */
final class QueueSource extends Source {

  private static final Logger LOG = LoggerFactory.getLogger(QueueSource.class);
  private static final int IDLE_SECONDS = 5;
  private static final Duration TICK = Duration.ofSeconds(1);

  private final String pipeName;
  private final QueuePoller poller;
  private final int ceiling;

  /**
   * @param ceiling the most batches delivered at once
   */
  QueueSource(String pipeName, QueuePoller poller, int ceiling) {
    this.pipeName = pipeName;
    this.poller = poller;
    this.ceiling = ceiling;
  }

  @Override
  Run begin() {
    return new Polling();
  }

  private final class Polling implements Run {
    private final StopSignal stop = new StopSignal();
    private final ExecutorService threads = PipeThreads.of(pipeName);
    private final Semaphore placeAtQueue = new Semaphore(1);
    private final Concurrency concurrency = new Concurrency(ceiling);
    private final AtomicInteger pollers = new AtomicInteger();
    private final AtomicInteger idle = new AtomicInteger();
    private volatile boolean atQueue;

    Polling() {
      grow();
      threads.execute(this::supervise);
    }

    /** Interrupts no poll: the queue would go on with it, and hide from all what it finds. */
    @Override
    public void stop() {
      stop.stop();
      PipeThreads.join(threads);
    }

    /** Adds pollers also while all of them are busy for long, so that none of them can. */
    private void supervise() {
      try {
        while (true) {
          stop.pause(TICK);
          if (!atQueue) {
            grow();
          }
        }
      } catch (StopSignal.Stopped | RejectedExecutionException e) {
        // Stopped.
      }
    }

    private synchronized void grow() {
      if (idle.get() == 0 && concurrency.allowsMoreThan(pollers.get(), System.nanoTime())) {
        pollers.incrementAndGet();
        threads.execute(this::poll);
      }
    }

    private void poll() {
      try {
        while (!stop.isStopped() && takePlace()) {
          List<QueueMessage> batch;
          try {
            batch = receive();
          } finally {
            placeAtQueue.release();
          }
          if (!batch.isEmpty()) {
            if (!stop.isStopped()) {
              grow();
            }
            handle(batch);
          }
        }
      } catch (InterruptedException | StopSignal.Stopped | RejectedExecutionException e) {
        // Stopped; what a target was still busy with appears again.
      } finally {
        pollers.decrementAndGet();
      }
    }

    private void handle(List<QueueMessage> batch) throws StopSignal.Stopped {
      try {
        poller.handle(batch, stop);
      } catch (RuntimeException e) {
        LOG.error("Pipe {} leaves {} messages to the queue", pipeName, batch.size(), e);
      }
    }

    /**
     * Waits to be the one at the queue.
     *
     * @return false when there are pollers enough without this one
     */
    private boolean takePlace() throws InterruptedException {
      idle.incrementAndGet();
      try {
        while (!placeAtQueue.tryAcquire(IDLE_SECONDS, TimeUnit.SECONDS)) {
          if (stop.isStopped() || pollers.get() > 1) {
            return false;
          }
        }
        return true;
      } finally {
        idle.decrementAndGet();
      }
    }

    private List<QueueMessage> receive() throws StopSignal.Stopped {
      stop.check();
      atQueue = true;
      try {
        return poller.receive(stop);
      } finally {
        atQueue = false;
      }
    }
  }
}
