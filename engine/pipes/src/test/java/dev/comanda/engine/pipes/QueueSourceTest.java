package dev.comanda.engine.pipes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.engine.aws.Caller;
import dev.comanda.engine.aws.Json;
import dev.comanda.engine.aws.door.AwsClient;
import dev.comanda.engine.aws.door.Door;
import dev.comanda.engine.aws.fault.Faults;
import dev.comanda.engine.services.sqs.SqsService;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class QueueSourceTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Batching TEN = new Batching(10, Duration.ZERO);
  private static final Batching ONE = new Batching(1, Duration.ZERO);

  private final MemoryQueue queue = new MemoryQueue();
  private final List<Set<String>> batches = new CopyOnWriteArrayList<>();
  private QueueSource source;

  @AfterEach
  void stop() {
    source.stop();
  }

  @Test
  void deliversInBatchesAndDeletes() {
    for (int i = 0; i < 25; i++) {
      queue.add("{}");
    }
    start(TEN, "{}", (input, ids) -> new Outcome.Delivered());

    await().atMost(PATIENCE).until(() -> queue.left().isEmpty());
    assertThat(batches.stream().mapToInt(Set::size).sum()).isEqualTo(25);
    assertThat(batches).hasSize(3);
  }

  @Test
  void deliversNoMoreThanABatchMayHold() {
    for (int i = 0; i < 7; i++) {
      queue.add("x".repeat(1_000_000));
    }
    start(TEN, "{}", (input, ids) -> new Outcome.Delivered());

    await().atMost(PATIENCE).until(() -> queue.left().isEmpty());
    assertThat(batches).extracting(Set::size).containsExactly(6, 1);
  }

  @Test
  void leavesAFailedBatchInTheQueue() {
    queue.add("{}");
    queue.add("{}");
    start(TEN, "{}", (input, ids) -> new Outcome.Failed("scripted"));

    await().atMost(PATIENCE).until(() -> !batches.isEmpty() && queue.waiting() > 0);
    assertThat(queue.left()).hasSize(2);
  }

  @Test
  void deletesWhatDoesNotPassTheFilter() {
    queue.add("{\"kind\":\"order\"}");
    queue.add("{\"kind\":\"other\"}");
    queue.add("no json");
    start(
        TEN,
        "{'Filters':[{'Pattern':'{\\\"body\\\":{\\\"kind\\\":[\\\"order\\\"]}}'}]}",
        (input, ids) -> new Outcome.Failed("scripted"));

    await().atMost(PATIENCE).until(() -> queue.left().size() == 1);
    assertThat(queue.left()).containsExactly("{\"kind\":\"order\"}");
    assertThat(batches).containsExactly(Set.of("m0"));
  }

  @Test
  void matchesAPatternOfTextAgainstABodyThatIsNoJson() {
    queue.add("plain");
    queue.add("other");
    queue.add("{\"plain\":1}");
    start(
        TEN,
        "{'Filters':[{'Pattern':'{\\\"body\\\":[\\\"plain\\\"]}'}]}",
        (input, ids) -> new Outcome.Delivered());

    await().atMost(PATIENCE).until(() -> queue.left().isEmpty());
    assertThat(batches).containsExactly(Set.of("m0"));
  }

  @Test
  void asksAgainWhileTheTargetIsUnavailable() {
    queue.add("{}");
    var attempts = new AtomicInteger();
    start(
        TEN,
        "{}",
        (input, ids) ->
            attempts.incrementAndGet() < 3
                ? new Outcome.Unavailable("scripted")
                : new Outcome.Delivered());

    await().atMost(PATIENCE).until(() -> queue.left().isEmpty());
    assertThat(attempts).hasValue(3);
  }

  @Test
  void growsToFiveBatchesAtOnceAndWaitsAtTheQueueOnlyOnceWhenIdle() {
    var release = new CountDownLatch(1);
    var busy = new AtomicInteger();
    start(
        ONE,
        "{}",
        (input, ids) -> {
          busy.incrementAndGet();
          awaitRelease(release);
          busy.decrementAndGet();
          return new Outcome.Delivered();
        });
    await().atMost(PATIENCE).until(() -> queue.waiting() == 1);

    for (int i = 0; i < 8; i++) {
      queue.add("{}");
    }
    await().atMost(PATIENCE).until(() -> busy.get() == 5);
    release.countDown();

    await().atMost(PATIENCE).until(() -> queue.left().isEmpty() && queue.waiting() == 1);
  }

  @Test
  void growsPastFiveWhileAllAreBusyAndMessagesAreLeft() {
    var busy = new AtomicInteger();
    var release = new CountDownLatch(1);
    for (int i = 0; i < 20; i++) {
      queue.add("{}");
    }
    start(
        1000,
        ONE,
        "{}",
        (input, ids) -> {
          busy.incrementAndGet();
          awaitRelease(release);
          return new Outcome.Delivered();
        });

    await().atMost(PATIENCE).until(() -> busy.get() == 7);
    release.countDown();

    await().atMost(PATIENCE).until(() -> queue.left().isEmpty());
  }

  @Test
  void endsTheBatchUnderWayWhenItIsStopped() throws Exception {
    queue.add("{}");
    var reached = new CountDownLatch(1);
    var release = new CountDownLatch(1);
    start(
        TEN,
        "{}",
        (input, ids) -> {
          reached.countDown();
          awaitRelease(release);
          return new Outcome.Delivered();
        });
    reached.await();

    var stopping = new Thread(source::stop);
    stopping.start();
    release.countDown();
    stopping.join();

    assertThat(queue.left()).isEmpty();
  }

  @Test
  void deliversWhatAPollUnderWayBringsWhileItIsBeingStopped() throws Exception {
    start(TEN, "{}", (input, ids) -> new Outcome.Delivered());
    await().atMost(PATIENCE).until(() -> queue.waiting() == 1);

    var stopping = new Thread(source::stop);
    stopping.start();
    queue.add("{}");
    stopping.join();

    assertThat(queue.waiting()).isZero();
    assertThat(queue.inFlight()).isZero();
  }

  @Test
  void deliversWhatItHasGatheredWhenItIsStoppedWithinTheWindow() throws Exception {
    queue.add("{}");
    start(new Batching(12, Duration.ofMinutes(5)), "{}", (input, ids) -> new Outcome.Delivered());
    await().atMost(PATIENCE).until(() -> queue.inFlight() == 1);

    source.stop();

    assertThat(queue.left()).isEmpty();
    assertThat(batches).hasSize(1);
  }

  @Test
  void givesBackAtOnceWhatNoTargetTookBeforeItWasStopped() throws Exception {
    queue.add("{}");
    start(TEN, "{}", (input, ids) -> new Outcome.Unavailable("scripted"));
    await().atMost(PATIENCE).until(() -> batches.size() >= 2);

    source.stop();

    assertThat(queue.left()).hasSize(1);
    assertThat(queue.inFlight()).isZero();
  }

  @Test
  void gathersABatchWithinTheWindowAndHidesItForLonger() {
    start(new Batching(12, Duration.ofSeconds(30)), "{}", (input, ids) -> new Outcome.Delivered());
    for (int i = 0; i < 12; i++) {
      queue.add("{}");
    }

    await().atMost(PATIENCE).until(() -> queue.left().isEmpty());
    assertThat(batches).extracting(Set::size).containsExactly(12);
    JsonNode receive = queue.lastReceive();
    assertThat(receive.path("VisibilityTimeout").asInt()).isEqualTo(7 * 60 + 30 + 30);
  }

  private void start(Batching batching, String filter, Target target) {
    start(5, batching, filter, target);
  }

  private void start(int ceiling, Batching batching, String filter, Target target) {
    var door = new Door(new Faults());
    door.register(SqsService.API, queue);
    Target noting =
        new Target() {
          @Override
          public Outcome deliver(String input, Set<String> ids) {
            batches.add(ids);
            return target.deliver(input, ids);
          }

          @Override
          public int largestInput() {
            return Integer.MAX_VALUE;
          }
        };
    var poller =
        new QueuePoller(
            new AwsClient(door, Caller.CLIENT),
            MemoryQueue.ARN,
            batching,
            Filter.ofQueue(
                new Properties("FilterCriteria.", Json.parse(filter.replace('\'', '"')))),
            new Delivery(null, noting));
    source = new QueueSource("test", poller, ceiling);
    source.start();
  }

  private static void awaitRelease(CountDownLatch release) {
    try {
      release.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
