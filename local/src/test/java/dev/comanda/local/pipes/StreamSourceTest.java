package dev.comanda.local.pipes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.local.checkpoints.Checkpoints;
import dev.comanda.local.door.AwsClient;
import dev.comanda.local.door.Caller;
import dev.comanda.local.door.Door;
import dev.comanda.local.door.Faults;
import dev.comanda.local.door.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StreamSourceTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Backoff SHORT = new Backoff(Duration.ofNanos(1), Duration.ofMillis(1));
  private static final JsonNode NO_FILTER = Json.MAPPER.createObjectNode();

  @TempDir private Path folder;
  private final MemoryStream stream = new MemoryStream();
  private final List<String> finished = new CopyOnWriteArrayList<>();
  private final List<String> givenUp = new CopyOnWriteArrayList<>();
  private final List<DeadLetters.Condition> conditions = new CopyOnWriteArrayList<>();

  @Property(tries = 100)
  void deliversOrGivesUpEachRecordOnceAndInTheOrderOfItsKey(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 60) int count,
      @ForAll @IntRange(min = 1, max = 6) int keys,
      @ForAll @IntRange(min = 1, max = 4) int parallelizationFactor,
      @ForAll @IntRange(min = 1, max = 10) int batchSize,
      @ForAll boolean bisects) {
    var random = new Random(seed);
    Map<String, List<String>> byKey = fill(random, count, keys);
    Set<String> poison = sample(random, byKey, 0.1);
    var target =
        scripted(
            random,
            ids ->
                ids.stream().anyMatch(poison::contains) || random.nextInt(100) < 15
                    ? new Outcome.Failed("scripted")
                    : new Outcome.Delivered());

    run(
        target,
        settings("TRIM_HORIZON", parallelizationFactor, batchSize, policy(2, bisects)),
        count);

    assertThat(finished).doesNotHaveDuplicates().hasSize(count);
    assertThat(givenUp).containsAll(poison);
    byKey.forEach(
        (key, ids) ->
            assertThat(finished.stream().filter(ids::contains)).containsExactlyElementsOf(ids));
  }

  @Property(tries = 50)
  void deliversOrGivesUpEachRecordOnceWhenAnswersArePartial(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int count, @ForAll boolean bisects) {
    var random = new Random(seed);
    Map<String, List<String>> byKey = fill(random, count, 5);
    Set<String> poison = sample(random, byKey, 0.2);
    var target =
        scripted(
            random,
            ids -> {
              Set<String> failed = new HashSet<>(ids);
              failed.retainAll(poison);
              return failed.isEmpty()
                  ? new Outcome.Delivered()
                  : new Outcome.PartlyDelivered(failed);
            });

    run(target, settings("TRIM_HORIZON", 2, 10, policy(1, bisects)), count);

    assertThat(finished).doesNotHaveDuplicates().hasSize(count);
    assertThat(givenUp).containsExactlyInAnyOrderElementsOf(poison);
  }

  @Test
  void asksOnceMoreThanThereAreRetries() {
    stream.open("shard", null);
    stream.add("shard", "a");
    var attempts = new AtomicInteger();

    run(
        (input, ids) -> {
          attempts.incrementAndGet();
          return new Outcome.Failed("scripted");
        },
        settings("TRIM_HORIZON", 1, 10, policy(3, true)),
        1);

    assertThat(attempts).hasValue(4);
    assertThat(conditions).containsExactly(DeadLetters.Condition.RETRY_ATTEMPTS_EXHAUSTED);
  }

  @Test
  void countsNoAttemptWhileTheTargetIsUnavailable() {
    stream.open("shard", null);
    String id = stream.add("shard", "a");
    var attempts = new AtomicInteger();

    run(
        (input, ids) ->
            attempts.incrementAndGet() <= 20
                ? new Outcome.Unavailable("scripted")
                : recording().deliver(input, ids),
        settings("TRIM_HORIZON", 1, 10, policy(0, true)),
        1);

    assertThat(finished).containsExactly(id);
    assertThat(givenUp).isEmpty();
  }

  @Test
  void givesUpARecordThatIsTooOldWithoutAskingTheTarget() {
    stream.open("shard", null);
    stream.add("shard", "a", System.currentTimeMillis() / 1000.0 - 100);
    var policy = new RetryPolicy(-1, Duration.ofSeconds(60), false, SHORT);

    run(
        (input, ids) -> new Outcome.Failed("must not be asked"),
        settings("TRIM_HORIZON", 1, 10, policy),
        1);

    assertThat(conditions).containsExactly(DeadLetters.Condition.RECORD_AGE_EXCEEDED);
  }

  @Test
  void readsAChildShardAfterItsParent() {
    stream.open("parent", null);
    stream.open("child", "parent");
    String last = stream.add("child", "a");
    String first = stream.add("parent", "a");
    stream.close("parent");

    run(recording(), settings("TRIM_HORIZON", 1, 10, policy(0, true)), 2);

    assertThat(finished).containsExactly(first, last);
  }

  @Test
  void beginsAtTheEndOfAnOpenShardWithLatest() {
    stream.open("shard", null);
    stream.add("shard", "a");
    StreamSource source = source(recording(), settings("LATEST", 1, 10, policy(0, true)), memory());
    source.start();
    try {
      await()
          .atMost(PATIENCE)
          .until(
              () -> {
                stream.add("shard", "b");
                return !finished.isEmpty();
              });
    } finally {
      source.stop();
    }
    assertThat(finished).doesNotContain("e%021d".formatted(0));
  }

  @Test
  void missesNothingWhileItIsStoppedAfterBeginningAtTheEnd() {
    stream.open("shard", null);
    stream.add("shard", "before");
    StreamSource source = source(recording(), settings("LATEST", 1, 10, policy(0, true)), memory());
    source.start();
    await().atMost(PATIENCE).until(() -> stream.reads() > 0);
    source.stop();

    String meanwhile = stream.add("shard", "a");
    source.start();
    try {
      await().atMost(PATIENCE).until(() -> !finished.isEmpty());
    } finally {
      source.stop();
    }
    assertThat(finished).containsExactly(meanwhile);
  }

  @Test
  void deliversAgainWhatWasUnderWayWhenItStopped() throws Exception {
    stream.open("shard", null);
    String done = stream.add("shard", "a");
    String open = stream.add("shard", "b");
    var reached = new CountDownLatch(1);
    StreamSource source =
        source(
            (input, ids) -> {
              if (ids.contains(open)) {
                reached.countDown();
                return new Outcome.Failed("scripted");
              }
              return recording().deliver(input, ids);
            },
            settings("TRIM_HORIZON", 1, 1, new RetryPolicy(-1, null, true, Backoff.STANDARD)),
            file());
    source.start();
    reached.await();
    source.stop();
    assertThat(finished).containsExactly(done);

    run(recording(), settings("TRIM_HORIZON", 1, 1, policy(0, true)), 2, file());

    assertThat(finished).containsExactly(done, open);
  }

  @Test
  void waitsForTheBatchingWindow() {
    stream.open("shard", null);
    List<Integer> sizes = new CopyOnWriteArrayList<>();
    var settings =
        new StreamSettings(
            "TRIM_HORIZON",
            1,
            new Batching(3, Duration.ofSeconds(60)),
            Filter.ofStream(new Properties("FilterCriteria.", NO_FILTER)),
            policy(0, true));
    stream.add("shard", "a");
    StreamSource source =
        source(
            (input, ids) -> {
              sizes.add(ids.size());
              return new Outcome.Delivered();
            },
            settings,
            memory());
    source.start();
    try {
      stream.add("shard", "a");
      stream.add("shard", "b");
      await().atMost(PATIENCE).until(() -> !sizes.isEmpty());
    } finally {
      source.stop();
    }
    assertThat(sizes).containsExactly(3);
  }

  private Map<String, List<String>> fill(Random random, int count, int keys) {
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

  private static Set<String> sample(Random random, Map<String, List<String>> byKey, double share) {
    Set<String> sample = new HashSet<>();
    byKey
        .values()
        .forEach(ids -> ids.forEach(id -> sample.add(random.nextDouble() < share ? id : "")));
    sample.remove("");
    return sample;
  }

  /** A target that is unavailable at times, and else answers as told; it notes what is done. */
  private Target scripted(
      Random random, java.util.function.Function<List<String>, Outcome> answer) {
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

  private Target recording() {
    return (input, ids) -> {
      Json.parse(input).forEach(record -> finished.add(record.path("eventID").asText()));
      return new Outcome.Delivered();
    };
  }

  private static RetryPolicy policy(int retries, boolean bisects) {
    return new RetryPolicy(retries, null, bisects, SHORT);
  }

  private static StreamSettings settings(
      String startingPosition, int parallelizationFactor, int batchSize, RetryPolicy policy) {
    return new StreamSettings(
        startingPosition,
        parallelizationFactor,
        new Batching(batchSize, Duration.ZERO),
        Filter.ofStream(new Properties("FilterCriteria.", NO_FILTER)),
        policy);
  }

  private void run(Target target, StreamSettings settings, int count) {
    run(target, settings, count, memory());
  }

  /** Runs a pipe until so many records are delivered or given up. */
  private void run(Target target, StreamSettings settings, int count, Checkpoints checkpoints) {
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

  private StreamSource source(Target target, StreamSettings settings, Checkpoints checkpoints) {
    var door = new Door(new Faults());
    door.register("dynamodb", stream);
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

  private static Checkpoints memory() {
    return new Checkpoints(null, MemoryStream.ARN);
  }

  private Checkpoints file() {
    return new Checkpoints(folder.resolve("test.json"), MemoryStream.ARN);
  }
}
