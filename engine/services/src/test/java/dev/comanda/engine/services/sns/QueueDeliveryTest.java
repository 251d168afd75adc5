package dev.comanda.engine.services.sns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.engine.aws.AwsRequest;
import dev.comanda.engine.aws.AwsResponse;
import dev.comanda.engine.aws.Caller;
import dev.comanda.engine.aws.Json;
import dev.comanda.engine.aws.door.AwsClient;
import dev.comanda.engine.aws.door.Door;
import dev.comanda.engine.aws.fault.Faults;
import dev.comanda.engine.services.sqs.SqsService;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class QueueDeliveryTest {

  private static final Subscription SUBSCRIPTION =
      new Subscription(
          "arn:subscription",
          "arn:topic",
          "arn:aws:sqs:us-east-1:000000000000:orders",
          true,
          new FilterPolicy(Json.object(), FilterPolicyScope.MESSAGE_ATTRIBUTES),
          "arn:aws:sqs:us-east-1:000000000000:dead");

  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
  private final List<String> orders = new CopyOnWriteArrayList<>();
  private final List<String> dead = new CopyOnWriteArrayList<>();

  @AfterEach
  void stop() {
    clock.shutdownNow();
  }

  @Test
  void triesAgainWhenTheQueueCannotBeReached() {
    var calls = new AtomicInteger();
    delivery(batch -> calls.incrementAndGet() < 3 ? error(500, "InternalFailure") : taken(batch))
        .deliver(SUBSCRIPTION, entries(2));

    await().atMost(Duration.ofSeconds(10)).until(() -> orders.size() == 2);
    assertThat(calls).hasValue(3);
    assertThat(dead).isEmpty();
  }

  @Test
  void triesAgainOnlyWhatTheQueueDidNotTake() {
    var calls = new AtomicInteger();
    delivery(
            batch -> {
              if (calls.incrementAndGet() > 1) {
                return taken(batch);
              }
              orders.add(batch.at("/Entries/0/MessageBody").asText());
              ObjectNode output = Json.object();
              output
                  .putArray("Failed")
                  .addObject()
                  .put("Id", batch.at("/Entries/1/Id").asText())
                  .put("SenderFault", false);
              return new AwsResponse(200, Map.of(), Json.bytes(output));
            })
        .deliver(SUBSCRIPTION, entries(2));

    await().atMost(Duration.ofSeconds(10)).until(() -> orders.size() == 2);
    assertThat(orders).containsExactly("body0", "body1");
  }

  @Test
  void givesUpAtOnceWhatTheQueueRefuses() {
    var calls = new AtomicInteger();
    delivery(
            batch -> {
              calls.incrementAndGet();
              return error(400, "AWS.SimpleQueueService.NonExistentQueue");
            })
        .deliver(SUBSCRIPTION, entries(2));

    assertThat(dead).containsExactly("body0", "body1");
    assertThat(calls).hasValue(1);
  }

  @Test
  void givesUpARawMessageWithMoreThanTenAttributes() {
    ObjectNode attributes = Json.object();
    IntStream.range(0, 11)
        .forEach(
            i -> attributes.putObject("a" + i).put("DataType", "String").put("StringValue", "x"));
    delivery(QueueDeliveryTest.this::taken)
        .deliver(SUBSCRIPTION, List.of(new QueueEntry("many", attributes)));

    assertThat(orders).isEmpty();
    assertThat(dead).containsExactly("many");
  }

  @Test
  void sendsNoMoreThanTenAtOnce() {
    var sizes = new CopyOnWriteArrayList<Integer>();
    delivery(
            batch -> {
              sizes.add(batch.path("Entries").size());
              return taken(batch);
            })
        .deliver(SUBSCRIPTION, entries(12));

    assertThat(sizes).containsExactly(10, 2);
  }

  @Test
  void followsTheScheduleOfTheService() {
    assertThat(
            IntStream.range(0, 16).mapToObj(RetrySchedule::before).map(wait -> wait.orElseThrow()))
        .startsWith(
            Duration.ZERO,
            Duration.ZERO,
            Duration.ZERO,
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1))
        .endsWith(Duration.ofSeconds(20), Duration.ofSeconds(20))
        .isSorted();
    assertThat(RetrySchedule.before(100_014)).contains(Duration.ofSeconds(20));
    assertThat(RetrySchedule.before(100_015)).isEmpty();
  }

  private QueueDelivery delivery(Function<JsonNode, AwsResponse> queue) {
    var door = new Door(new Faults());
    door.register(SqsService.API, request -> answer(request, queue));
    return new QueueDelivery(new AwsClient(door, Caller.CLIENT), clock, Runnable::run);
  }

  private AwsResponse answer(AwsRequest request, Function<JsonNode, AwsResponse> queue) {
    JsonNode input = Json.parse(request.body());
    if (request.operation().equals("GetQueueUrl")) {
      return new AwsResponse(
          200,
          Map.of(),
          Json.bytes(Json.object().put("QueueUrl", input.path("QueueName").asText())));
    }
    if (input.path("QueueUrl").asText().equals("dead")) {
      input.path("Entries").forEach(entry -> dead.add(entry.path("MessageBody").asText()));
      return new AwsResponse(200, Map.of(), new byte[0]);
    }
    return queue.apply(input);
  }

  private AwsResponse taken(JsonNode batch) {
    batch.path("Entries").forEach(entry -> orders.add(entry.path("MessageBody").asText()));
    return new AwsResponse(200, Map.of(), new byte[0]);
  }

  private static AwsResponse error(int status, String type) {
    return new AwsResponse(status, Map.of(), Json.bytes(Json.object().put("__type", type)));
  }

  private static List<QueueEntry> entries(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> new QueueEntry("body" + i, Json.object()))
        .toList();
  }
}
