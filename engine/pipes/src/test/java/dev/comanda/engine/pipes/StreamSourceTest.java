package dev.comanda.engine.pipes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
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

class StreamSourceTest extends StreamSourceUnderTest {

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
    Checkpoints checkpoints = memory();
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
            checkpoints);
    source.start();
    reached.await();
    source.stop();
    assertThat(finished).containsExactly(done);

    run(recording(), settings("TRIM_HORIZON", 1, 1, policy(0, true)), 2, checkpoints);

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
}
