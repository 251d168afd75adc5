package dev.comanda.engine.pipes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.engine.aws.AwsError;
import dev.comanda.engine.pipes.StopSignal.Stopped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads one shard from its checkpoint on and deals its records out to its lanes: four times a
 * second, as pipes do, and at once again after a read that brought as many as one can.
 *
 * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-dynamodb.html">
 *     DynamoDB streams as a source</a>
 */
final class ShardReader {

  private static final Logger LOG = LoggerFactory.getLogger(ShardReader.class);
  private static final Duration POLL = Duration.ofMillis(250);
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

  /** What one {@code GetRecords} brings at most. */
  private static final int FULL = 1000;

  /** How many records of a shard are held at least before reading pauses. */
  private static final int MOST_OPEN = 2000;

  private final String shardId;
  private final Streams streams;
  private final StreamSettings settings;
  private final String partitionKey;
  private final StopSignal stop;
  private final ShardProgress progress;
  private final List<Lane> lanes = new ArrayList<>();
  private final int mostOpen;
  private String startingPosition;
  private volatile String iterator;
  private volatile String lastRead;

  /**
   * @param startingPosition where to begin without a checkpoint
   * @param checkpoint null when there is none
   */
  ShardReader(
      String shardId,
      Streams streams,
      StreamSettings settings,
      String partitionKey,
      String startingPosition,
      String checkpoint,
      StreamDelivery delivery,
      Executor threads,
      StopSignal stop) {
    this.shardId = shardId;
    this.streams = streams;
    this.settings = settings;
    this.partitionKey = partitionKey;
    this.startingPosition = startingPosition;
    this.stop = stop;
    progress = new ShardProgress(checkpoint);
    lastRead = checkpoint;
    mostOpen =
        Math.max(MOST_OPEN, 2 * settings.batching().size() * settings.parallelizationFactor());
    for (int i = 0; i < settings.parallelizationFactor(); i++) {
      lanes.add(
          new Lane(
              settings.batching(),
              threads,
              stop,
              batch ->
                  delivery.deliver(
                      shardId, batch, record -> progress.done(record.sequenceNumber()))));
    }
  }

  String shardId() {
    return shardId;
  }

  /** Where to read on while nothing was read yet; null otherwise. */
  String untouchedIterator() {
    return lastRead == null ? iterator : null;
  }

  /** Begins at an iterator instead of the starting position. */
  void beginAt(String untouchedIterator) {
    iterator = untouchedIterator;
  }

  /** The sequence number up to which every record is done; null when there is none. */
  String checkpoint() {
    return progress.checkpoint();
  }

  /**
   * Reads until the shard has ended and all of its records are done.
   *
   * @throws Stopped if the pipe is stopped before
   */
  void run() throws Stopped, InterruptedException {
    boolean open = true;
    while (open) {
      awaitFewerThan(mostOpen);
      try {
        open = readOnce();
      } catch (RuntimeException e) {
        stop.check();
        LOG.info("Could not read {}: {}", shardId, e.toString());
        iterator = null;
        if (e instanceof AwsError error && error.code().equals("TrimmedDataAccessException")) {
          lastRead = null;
          startingPosition = "TRIM_HORIZON";
        }
        stop.pause(AFTER_FAILURE);
      }
    }
    awaitFewerThan(1);
  }

  private void awaitFewerThan(int records) throws Stopped, InterruptedException {
    do {
      stop.check();
    } while (!progress.awaitFewerThan(records));
  }

  private boolean readOnce() throws Stopped {
    if (iterator == null) {
      iterator =
          lastRead == null
              ? streams.iterator(shardId, startingPosition)
              : streams.iteratorAfter(shardId, lastRead);
    }
    JsonNode answer = streams.records(iterator);
    JsonNode records = answer.path("Records");
    deal(records);
    iterator = answer.path("NextShardIterator").asText(null);
    if (iterator != null && records.size() < FULL) {
      stop.pause(POLL);
    }
    return iterator != null;
  }

  private void deal(JsonNode records) {
    List<StreamRecord> read = new ArrayList<>();
    records.forEach(json -> read.add(StreamRecord.of(json, streams.arn(), partitionKey)));
    // All are filtered before any is dealt: if that fails, all of them are read again.
    Map<Boolean, List<StreamRecord>> byFilter =
        read.stream().collect(Collectors.partitioningBy(settings.filter()::passes));
    for (StreamRecord record : read) {
      lastRead = record.sequenceNumber();
      progress.read(lastRead);
    }
    byFilter.get(false).forEach(record -> progress.done(record.sequenceNumber()));
    Map<Lane, List<StreamRecord>> hands = new LinkedHashMap<>();
    for (StreamRecord record : byFilter.get(true)) {
      Lane lane = lanes.get(Math.floorMod(record.partitionKey().hashCode(), lanes.size()));
      hands.computeIfAbsent(lane, any -> new ArrayList<>()).add(record);
    }
    hands.forEach(Lane::add);
  }
}
