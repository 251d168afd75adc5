package dev.comanda.engine.pipes;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.engine.aws.Caller;
import dev.comanda.engine.aws.Json;
import dev.comanda.engine.aws.door.AwsClient;
import dev.comanda.engine.aws.door.Door;
import dev.comanda.engine.aws.fault.Faults;
import dev.comanda.engine.services.dynamodb.DynamoDbService;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** A source that reads a stream in memory, with targets that keep what they were given. */
abstract class StreamSourceUnderTest {

  static final Duration PATIENCE = Duration.ofSeconds(20);
  static final Backoff SHORT = new Backoff(Duration.ofNanos(1), Duration.ofMillis(1));
  static final JsonNode NO_FILTER = Json.object();

  final MemoryStream stream = new MemoryStream();
  final List<String> finished = new CopyOnWriteArrayList<>();
  final List<String> givenUp = new CopyOnWriteArrayList<>();
  final List<DeadLetters.Condition> conditions = new CopyOnWriteArrayList<>();

  Map<String, List<String>> fill(Random random, int count, int keys) {
    finished.clear();
    givenUp.clear();
    stream.open("shard", null);
    Map<String, List<String>> byKey = new HashMap<>();
    for (int i = 0; i < count; i++) {
      String key = "k" + random.nextInt(keys);
      byKey.computeIfAbsent(key, k -> new ArrayList<>()).add(stream.add("shard", key));
    }
    return byKey;
  }

  static Set<String> sample(Random random, Map<String, List<String>> byKey, double share) {
    Set<String> sample = new HashSet<>();
    byKey
        .values()
        .forEach(ids -> ids.forEach(id -> sample.add(random.nextDouble() < share ? id : "")));
    sample.remove("");
    return sample;
  }

  /** A target that is unavailable at times, and else answers as told; it notes what is done. */
  Target scripted(Random random, java.util.function.Function<List<String>, Outcome> answer) {
    return (input, ids) -> {
      synchronized (finished) {
        List<String> inOrder = new ArrayList<>();
        Json.parse(input).forEach(record -> inOrder.add(record.path("eventID").asText()));
        Outcome outcome =
            random.nextInt(100) < 10 ? new Outcome.Unavailable("scripted") : answer.apply(inOrder);
        if (outcome instanceof Outcome.Delivered) {
          finished.addAll(inOrder);
        } else if (outcome instanceof Outcome.PartlyDelivered partly) {
          inOrder.stream().filter(id -> !partly.failed().contains(id)).forEach(finished::add);
        }
        return outcome;
      }
    };
  }

  Target recording() {
    return (input, ids) -> {
      Json.parse(input).forEach(record -> finished.add(record.path("eventID").asText()));
      return new Outcome.Delivered();
    };
  }

  static RetryPolicy policy(int retries, boolean bisects) {
    return new RetryPolicy(retries, null, bisects, SHORT);
  }

  static StreamSettings settings(
      String startingPosition, int parallelizationFactor, int batchSize, RetryPolicy policy) {
    return new StreamSettings(
        startingPosition,
        parallelizationFactor,
        new Batching(batchSize, Duration.ZERO),
        Filter.ofStream(new Properties("FilterCriteria.", NO_FILTER)),
        policy);
  }

  void run(Target target, StreamSettings settings, int count) {
    run(target, settings, count, memory());
  }

  /** Runs a pipe until so many records are delivered or given up. */
  void run(Target target, StreamSettings settings, int count, Checkpoints checkpoints) {
    StreamSource source = source(target, settings, checkpoints);
    source.start();
    try {
      await()
          .pollInterval(Duration.ofMillis(2))
          .pollDelay(Duration.ZERO)
          .atMost(PATIENCE)
          .until(() -> finished.size() >= count);
    } finally {
      source.stop();
    }
  }

  StreamSource source(Target target, StreamSettings settings, Checkpoints checkpoints) {
    var door = new Door(new Faults());
    door.register(DynamoDbService.API, stream);
    DeadLetters deadLetters =
        (shardId, records, condition) -> {
          conditions.add(condition);
          synchronized (finished) {
            records.forEach(record -> givenUp.add(record.id()));
            records.forEach(record -> finished.add(record.id()));
          }
        };
    return new StreamSource(
        "test",
        new Streams(new AwsClient(door, Caller.CLIENT), MemoryStream.ARN),
        settings,
        new Delivery(null, target),
        deadLetters,
        checkpoints);
  }

  static Checkpoints memory() {
    return new Checkpoints();
  }
}
