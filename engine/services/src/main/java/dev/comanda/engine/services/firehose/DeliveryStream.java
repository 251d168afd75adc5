package dev.comanda.engine.services.firehose;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One delivery stream: one thread that reads its source, if it has one, once a second while there
 * is nothing and five times while there is, and delivers what was gathered. A delivery that fails
 * is tried until it succeeds; nothing more is read meanwhile.
 *
 * @see <a href="https://docs.aws.amazon.com/firehose/latest/dev/basic-deliver.html">Data
 *     delivery</a>
 */
final class DeliveryStream {

  private static final Logger LOG = LoggerFactory.getLogger(DeliveryStream.class);
  private static final Duration IDLE = Duration.ofSeconds(1);
  private static final Duration BUSY = Duration.ofMillis(200);
  private static final Duration LONGEST_RETRY = Duration.ofSeconds(30);
  private static final int PATIENCE_SECONDS = 10;

  private final String name;
  private final String arn;
  private final KinesisSource source;
  private final Buffer buffer;
  private final S3Destination destination;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private Thread thread;

  /**
   * @param source null when records are put directly
   */
  DeliveryStream(
      String name, String arn, KinesisSource source, Buffer buffer, S3Destination destination) {
    this.name = name;
    this.arn = arn;
    this.source = source;
    this.buffer = buffer;
    this.destination = destination;
  }

  String name() {
    return name;
  }

  String arn() {
    return arn;
  }

  boolean takesDirectPuts() {
    return source == null;
  }

  Buffer buffer() {
    return buffer;
  }

  void start() {
    thread = new Thread(this::run, "firehose-" + name);
    thread.setDaemon(true);
    thread.start();
  }

  /** Delivers what was gathered and ends. */
  void stop() {
    stopped.countDown();
    if (thread == null) {
      return;
    }
    try {
      thread.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    Duration pause = Duration.ZERO;
    while (!waited(pause)) {
      pause = readMore() ? BUSY : IDLE;
      if (buffer.isDue()) {
        deliver();
      }
    }
    deliver();
  }

  private boolean readMore() {
    if (source == null) {
      return true;
    }
    try {
      return source.read(buffer);
    } catch (RuntimeException e) {
      LOG.info("{} could not read its source: {}", name, e.toString());
      return false;
    }
  }

  /** Delivers until it succeeds; once stopped, tries only once more. */
  private void deliver() {
    Buffer.Gathered gathered = buffer.take();
    if (gathered == null) {
      return;
    }
    String key = destination.newKey(gathered.arrival());
    Duration wait = BUSY;
    do {
      try {
        destination.put(key, gathered.data());
        return;
      } catch (RuntimeException e) {
        LOG.warn("{} could not deliver {} bytes: {}", name, gathered.data().length, e.toString());
      }
      wait =
          wait.multipliedBy(2).compareTo(LONGEST_RETRY) < 0 ? wait.multipliedBy(2) : LONGEST_RETRY;
    } while (!waited(wait));
  }

  /** Whether the stream was stopped within the time. */
  private boolean waited(Duration time) {
    try {
      return stopped.await(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
