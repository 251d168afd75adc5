package dev.comanda.engine.pipes;

import dev.comanda.engine.pipes.StopSignal.Stopped;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Polls a DynamoDB stream: finds its shards, reads a child after its parent, and keeps how far it
 * came in each.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-dynamodb.html">DynamoDB
 *     streams as a source</a>
 */
final class StreamSource extends Source {

  private static final Logger LOG = LoggerFactory.getLogger(StreamSource.class);
  private static final Duration TICK = Duration.ofSeconds(1);

  /** Ticks between two looks for new shards, when no shard has ended. */
  private static final int DISCOVERY_TICKS = 10;

  private final String pipeName;
  private final Streams streams;
  private final StreamSettings settings;
  private final Delivery delivery;
  private final DeadLetters deadLetters;
  private final Checkpoints checkpoints;

  StreamSource(
      String pipeName,
      Streams streams,
      StreamSettings settings,
      Delivery delivery,
      DeadLetters deadLetters,
      Checkpoints checkpoints) {
    this.pipeName = pipeName;
    this.streams = streams;
    this.settings = settings;
    this.delivery = delivery;
    this.deadLetters = deadLetters;
    this.checkpoints = checkpoints;
  }

  @Override
  Run begin() {
    return new Polling();
  }

  private final class Polling implements Run {
    private final StopSignal stop = new StopSignal();
    private final ExecutorService threads = PipeThreads.of(pipeName);
    private final StreamDelivery deliveries =
        new StreamDelivery(delivery, settings.retryPolicy(), deadLetters, stop);
    private final Map<String, ShardReader> readers = new ConcurrentHashMap<>();
    private volatile boolean lookAgain = true;

    Polling() {
      threads.execute(this::supervise);
    }

    @Override
    public void stop() {
      stop.stop();
      PipeThreads.join(threads);
      noteCheckpoints();
      keepUntouched();
    }

    private void supervise() {
      try {
        for (int tick = 0; ; tick++) {
          if (lookAgain || tick % DISCOVERY_TICKS == 0) {
            discover();
          }
          stop.pause(TICK);
          noteCheckpoints();
        }
      } catch (Stopped e) {
        // stop() notes the checkpoints when the last batch has ended.
      }
    }

    private void discover() {
      try {
        lookAgain = false;
        Streams.Description stream = streams.describe();
        boolean firstLook = checkpoints.isEmpty() && readers.isEmpty();
        Set<String> known = new HashSet<>();
        stream.shards().forEach(shard -> known.add(shard.id()));
        for (Streams.Shard shard : stream.shards()) {
          if (isNext(shard, known)) {
            begin(shard, stream.partitionKey(), firstLook);
          }
        }
      } catch (RuntimeException e) {
        lookAgain = true;
        LOG.info("Pipe {} could not look at its stream: {}", pipeName, e.toString());
      }
    }

    private boolean isNext(Streams.Shard shard, Set<String> known) {
      return !readers.containsKey(shard.id())
          && !isFinished(shard.id())
          && (shard.parentId() == null
              || !known.contains(shard.parentId())
              || isFinished(shard.parentId()));
    }

    private boolean isFinished(String shardId) {
      return Checkpoints.SHARD_END.equals(checkpoints.of(shardId));
    }

    private void begin(Streams.Shard shard, String partitionKey, boolean firstLook) {
      boolean latest = firstLook && settings.startingPosition().equals("LATEST");
      if (latest && shard.closed()) {
        finish(shard.id());
        return;
      }
      var reader =
          new ShardReader(
              shard.id(),
              streams,
              settings,
              partitionKey,
              latest ? "LATEST" : "TRIM_HORIZON",
              checkpoints.of(shard.id()),
              deliveries,
              threads,
              stop);
      reader.beginAt(checkpoints.takeIterator(shard.id()));
      readers.put(shard.id(), reader);
      threads.execute(() -> read(reader));
    }

    private void read(ShardReader reader) {
      try {
        reader.run();
        readers.remove(reader.shardId());
        finish(reader.shardId());
      } catch (Stopped e) {
        LOG.debug("Stopped reading {}", reader.shardId());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    private void finish(String shardId) {
      checkpoints.set(shardId, Checkpoints.SHARD_END);
      lookAgain = true;
    }

    /** A pipe that began at LATEST and has read nothing yet goes on from there, not from later. */
    private void keepUntouched() {
      for (ShardReader reader : readers.values()) {
        String iterator = reader.untouchedIterator();
        if (iterator != null) {
          checkpoints.keepIterator(reader.shardId(), iterator);
        }
      }
    }

    private void noteCheckpoints() {
      for (ShardReader reader : List.copyOf(readers.values())) {
        String checkpoint = reader.checkpoint();
        if (checkpoint != null) {
          checkpoints.set(reader.shardId(), checkpoint);
        }
      }
    }
  }
}
