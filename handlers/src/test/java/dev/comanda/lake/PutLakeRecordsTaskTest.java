package dev.comanda.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.comanda.contract.Samples;
import dev.comanda.contract.event.InvalidEventException;
import dev.comanda.runtime.Backoff;
import dev.comanda.runtime.Invocation;
import dev.comanda.runtime.TestClock;
import dev.comanda.runtime.aws.AwsClients;
import dev.comanda.runtime.aws.AwsStub;
import dev.comanda.runtime.json.Json;
import dev.comanda.runtime.json.SampleEvents;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.kinesis.model.KinesisException;

class PutLakeRecordsTaskTest {

  private final AwsStub kinesis = new AwsStub();
  private final TestClock clock = new TestClock(Instant.parse("2026-11-24T17:26:40.000Z"));
  private final List<Duration> waits = new ArrayList<>();
  private final PutLakeRecordsTask task = task(Duration.ofSeconds(5));

  @AfterEach
  void close() {
    kinesis.close();
  }

  @Test
  void putsARowPerOrderWithoutNameOrAddress() {
    kinesis.answer(200, taken(1));

    assertThat(put(message("m1", order(1)))).isEqualTo(answer(List.of()));

    AwsStub.Request request = kinesis.requests().get(0);
    assertThat(request.headers()).containsEntry("x-amz-target", "Kinesis_20131202.PutRecords");
    assertThat(request.json()).containsEntry("StreamName", "lake");
    Map<String, Object> record = records(request).get(0);
    assertThat(record).containsEntry("PartitionKey", "c0ffee00-1111-4222-8333-444455556666");
    assertThat(data(record))
        .as("columns are only ever added, at the end")
        .startsWith(
            ("{\"event_id\":\"ORDER/order-placed/v1\",\"event_type\":\"OrderPlaced\","
                    + "\"order_id\":\"ORDER\","
                    + "\"customer_id\":\"c0ffee00-1111-4222-8333-444455556666\","
                    + "\"placed_at\":\"2026-11-24T17:26:36.000Z\",\"currency\":\"EUR\","
                    + "\"total_amount\":122500,\"line_count\":2,\"lines\":["
                    + "{\"product_id\":\"olive-oil\",\"quantity\":2,\"unit_amount\":1250,"
                    + "\"line_amount\":2500},"
                    + "{\"product_id\":\"ham\",\"quantity\":3,\"unit_amount\":40000,"
                    + "\"line_amount\":120000}]")
                .replace("ORDER", order(1)))
        .endsWith("}\n")
        .doesNotContain("Lucía", "lucia@example.com");
  }

  @Test
  void resendsOnlyTheRecordsThatKinesisRefused() {
    kinesis
        .answer(200, results(true, false, true, false))
        .answer(200, results(false, true))
        .answer(200, taken(1));

    Map<String, Object> answer =
        put(
            message("m1", order(1)),
            message("m2", order(2)),
            message("m3", order(3)),
            message("m4", order(4)));

    assertThat(answer).isEqualTo(answer(List.of()));
    assertThat(kinesis.requests().stream().map(PutLakeRecordsTaskTest::orders))
        .containsExactly(
            List.of(order(1), order(2), order(3), order(4)),
            List.of(order(2), order(4)),
            List.of(order(2)));
    assertThat(waits).hasSize(2).allMatch(wait -> wait.toMillis() <= 50);
  }

  @Test
  void reportsWhatIsStillRefusedWhenTimeIsUp() {
    kinesis.answer(200, results(true, false));

    assertThat(
            new Invocation("run-1")
                .of(
                    task(Duration.ZERO),
                    Map.of("records", List.of(message("m1", order(1)), message("m2", order(2))))))
        .isEqualTo(answer(List.of("m2")));
    assertThat(waits).isEmpty();
  }

  @Test
  void failsWhenKinesisTakesNothing() {
    kinesis.error(400, "ResourceNotFoundException", "no stream");

    assertThatThrownBy(() -> put(message("m1", order(1)))).isInstanceOf(KinesisException.class);
  }

  @Test
  void reportsARecordAsFailedIfOthersWereTakenBeforeKinesisFailed() {
    kinesis.answer(200, results(true, false));
    for (int i = 0; i < 40; i++) {
      kinesis.error(400, "ResourceNotFoundException", "no stream");
    }

    assertThat(
            new Invocation("run-1")
                .of(
                    task(Duration.ofMillis(60)),
                    Map.of("records", List.of(message("m1", order(1)), message("m2", order(2))))))
        .isEqualTo(answer(List.of("m2")));
  }

  @Test
  void rejectsAnOrderThatIsNotToBeReadAndPutsTheOthers() {
    kinesis.answer(200, taken(2));

    Map<String, Object> answer =
        put(
            message("m1", order(1)),
            Map.of("messageId", "m2", "event", "not JSON"),
            message("m3", order(3)));

    assertThat(answer)
        .isEqualTo(
            answer(
                List.of(),
                Map.of("messageId", "m2", "reason", "/event: Must be an object, not a string")));
    assertThat(orders(kinesis.requests().get(0))).containsExactly(order(1), order(3));
  }

  @Test
  void rejectsARowThatKinesisCannotHold() {
    kinesis.answer(200, taken(1));

    Map<String, Object> answer = put(large("m1", order(1), 15_000), message("m2", order(2)));

    assertThat(answer).containsEntry("failed", List.of());
    assertThat(((List<?>) answer.get("rejected")))
        .singleElement()
        .satisfies(
            rejected ->
                assertThat((String) Json.object(rejected).get("reason"))
                    .contains("/event", "Kinesis takes 1048576"));
    assertThat(orders(kinesis.requests().get(0))).containsExactly(order(2));
  }

  @ParameterizedTest
  @CsvSource({
    "eventId, other/order-placed/v1, /event/eventId",
    "version, , /event/version",
    "eventType, OrderCancelled, /event/eventType",
    "order/customer/customerId, , /event/order/customer/customerId",
    "order/lines/1/unitPrice/currency, USD, /event/order/lines/1/unitPrice/currency",
    "order/lines/0/lineTotal/amount, 12.5, /event/order/lines/0/lineTotal/amount",
    "order/placedAt, yesterday, /event/order/placedAt"
  })
  void namesTheFieldOfAnEventThatItRejects(String path, String value, String named) {
    Map<String, Object> answer =
        put(
            Map.of(
                "messageId",
                "m1",
                "event",
                Samples.with(SampleEvents.orderPlaced(order(1)), path, value)));

    assertThat((List<?>) answer.get("rejected"))
        .singleElement()
        .satisfies(
            rejected ->
                assertThat((String) Json.object(rejected).get("reason")).startsWith(named + ": "));
    assertThat(kinesis.requests()).isEmpty();
  }

  @Test
  void refusesAnInputThatIsNoListOfMessages() {
    assertThatThrownBy(() -> new Invocation("run-1").of(task, Map.of("records", "x")))
        .isInstanceOf(InvalidEventException.class)
        .hasMessage("/records: Must be messages with id and event");
  }

  static Stream<String> unreadable() {
    return Stream.of(
        "[".repeat(60) + "]".repeat(60),
        "{\"x\":".repeat(100_000) + "1" + "}".repeat(100_000),
        "9".repeat(2_000),
        "1e" + "9".repeat(500),
        "{\"order\": 1, \"order\": 2}");
  }

  /** The text of one message is not the others' business. */
  @ParameterizedTest
  @MethodSource("unreadable")
  void rejectsAloneWhatCannotEvenBeParsed(String event) {
    kinesis.answer(200, taken(2));
    String input =
        "{\"records\": [%s, {\"messageId\": \"m2\", \"event\": %s}, %s]}"
            .formatted(
                Json.write(message("m1", order(1))), event, Json.write(message("m3", order(3))));

    Map<String, Object> answer = new Invocation("run-1").ofText(task, input);

    assertThat(answer).containsEntry("failed", List.of());
    assertThat((List<?>) answer.get("rejected"))
        .singleElement()
        .satisfies(
            rejected -> {
              assertThat(Json.object(rejected)).containsEntry("messageId", "m2");
              assertThat((String) Json.object(rejected).get("reason")).startsWith("/event");
            });
    assertThat(orders(kinesis.requests().get(0))).containsExactly(order(1), order(3));
  }

  private PutLakeRecordsTask task(Duration budget) {
    return new PutLakeRecordsTask(
        kinesis.config(Map.of("LAKE_STREAM_NAME", "lake")),
        new AwsClients(kinesis.config(Map.of())).kinesis(),
        () -> Backoff.of(clock, this::sleep, budget));
  }

  private void sleep(Duration time) {
    waits.add(time);
    clock.advance(time);
  }

  private Map<String, Object> put(Object... messages) {
    return new Invocation("run-1").of(task, Map.of("records", Arrays.asList(messages)));
  }

  @SafeVarargs
  private static Map<String, Object> answer(List<String> failed, Map<String, String>... rejected) {
    return Map.of("failed", failed, "rejected", List.of(rejected));
  }

  private static Map<String, Object> message(String messageId, String orderId) {
    return Map.of("messageId", messageId, "event", SampleEvents.orderPlaced(orderId));
  }

  private static Map<String, Object> large(String messageId, String orderId, int lines) {
    Map<String, Object> event = SampleEvents.orderPlaced(orderId);
    Object line = ((List<?>) Json.object(event.get("order")).get("lines")).get(0);
    return Map.of(
        "messageId",
        messageId,
        "event",
        Samples.with(event, "order/lines", Collections.nCopies(lines, line)));
  }

  private static String order(int number) {
    return "01M879GQ70G8T4Z7N2XW9B" + String.format("%04d", number);
  }

  private static String taken(int records) {
    return results(Stream.generate(() -> true).limit(records).toArray(Boolean[]::new));
  }

  private static String results(Boolean... taken) {
    List<Map<String, String>> records =
        Arrays.stream(taken)
            .map(
                ok ->
                    ok
                        ? Map.of("ShardId", "shardId-000000000000", "SequenceNumber", "495")
                        : Map.of(
                            "ErrorCode", "ProvisionedThroughputExceededException",
                            "ErrorMessage", "Rate exceeded for shard"))
            .toList();
    long failed = Arrays.stream(taken).filter(ok -> !ok).count();
    return Json.write(Map.of("FailedRecordCount", failed, "Records", records));
  }

  private static List<Map<String, Object>> records(AwsStub.Request request) {
    return ((List<?>) request.json().get("Records")).stream().map(Json::object).toList();
  }

  private static List<String> orders(AwsStub.Request request) {
    return records(request).stream()
        .map(record -> (String) Json.object(Json.parse(data(record))).get("order_id"))
        .toList();
  }

  private static String data(Map<String, Object> record) {
    return new String(
        Base64.getDecoder().decode((String) record.get("Data")), StandardCharsets.UTF_8);
  }
}
