package dev.comanda.operations.redrive;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.operations.shop.DeadLetter;
import dev.comanda.operations.shop.DynamoDbJson;
import dev.comanda.operations.shop.Json;
import dev.comanda.operations.shop.Refusals;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.StartSyncExecutionResponse;
import software.amazon.awssdk.services.sfn.model.SyncExecutionStatus;

/**
 * Publishes the orders again that the pipe of the table's stream gave up. Its letters say only when
 * their records came; the orders are still in the table.
 */
final class StreamRedriver implements Redriver {

  /** An order's time is taken before it is written, and by another clock than the stream's. */
  private static final Duration BEFORE = Duration.ofSeconds(60);

  /** The stream's times are rounded down: to seconds by AWS, to minutes by DynamoDB Local. */
  private static final Duration AFTER = Duration.ofSeconds(70);

  /**
   * In bytes.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html#service-limits-task-executions">Quotas
   *     of executions</a>
   */
  private static final int LARGEST_INPUT = 256 * 1024;

  private final LostOrders orders;
  private final Instant now = Instant.now();
  private final SfnClient workflows;
  private final String workflow;

  /** The ids of those that were published here. Several letters may be about one second. */
  private final NavigableSet<String> published = new TreeSet<>();

  /**
   * @param workflow the ARN of the workflow that the pipe starts too
   */
  StreamRedriver(LostOrders orders, SfnClient workflows, String workflow) {
    this.orders = orders;
    this.workflows = workflows;
    this.workflow = workflow;
  }

  @Override
  public Outcome redrive(DeadLetter letter, boolean dryRun) {
    Instant from;
    Instant to;
    try {
      from = time(letter, "approximateArrivalOfFirstRecord").minus(BEFORE);
      to = time(letter, "approximateArrivalOfLastRecord").plus(AFTER);
    } catch (DateTimeParseException e) {
      return new Outcome(false, "does not say when its records came");
    }
    List<Map<String, AttributeValue>> lost =
        orders.between(from, to).stream()
            .filter(order -> !published.contains(order.get("orderId").s()))
            .toList();
    if (!lost.isEmpty()) {
      return publish(lost, dryRun);
    }
    var sameTime = published.subSet(Ulids.of(from, '0'), Ulids.of(to, 'Z'));
    return sameTime.isEmpty()
        ? new Outcome(false, "no order from " + from + " to " + to + " is without its event")
        : new Outcome(true, "with those before: orders " + String.join(", ", sameTime));
  }

  private Outcome publish(List<Map<String, AttributeValue>> lost, boolean dryRun) {
    boolean done = true;
    List<String> told = new ArrayList<>();
    for (Map<String, AttributeValue> order : lost) {
      String orderId = order.get("orderId").s();
      String refusal = publish(orderId, order, dryRun);
      if (refusal.isEmpty()) {
        published.add(orderId);
      }
      done &= refusal.isEmpty();
      told.add(
          "order " + Age.told(orderId, now) + (refusal.isEmpty() ? "" : " refused: " + refusal));
    }
    return new Outcome(done, String.join(", ", told));
  }

  /** Starts the workflow as the pipe does, with this one order; gives why not, or nothing. */
  private String publish(String orderId, Map<String, AttributeValue> order, boolean dryRun) {
    var input = Json.MAPPER.createArrayNode();
    input.addObject().put("eventId", orderId).set("order", DynamoDbJson.of(order));
    int bytes = input.toString().getBytes(StandardCharsets.UTF_8).length;
    if (bytes > LARGEST_INPUT) {
      return "a workflow takes " + LARGEST_INPUT + " bytes, and its item has " + bytes;
    }
    return dryRun ? "" : publish(input.toString());
  }

  private String publish(String input) {
    StartSyncExecutionResponse run;
    try {
      run = workflows.startSyncExecution(start -> start.stateMachineArn(workflow).input(input));
    } catch (SdkException e) {
      return Refusals.told(e);
    }
    if (run.status() != SyncExecutionStatus.SUCCEEDED) {
      String error = run.error() == null ? run.statusAsString() : run.error();
      return Refusals.line(run.cause() == null ? error : error + ": " + run.cause());
    }
    JsonNode failures = Json.parse(run.output()).path("batchItemFailures");
    return failures.isEmpty() ? "" : "the topic did not take it";
  }

  private static Instant time(DeadLetter letter, String field) {
    return Instant.parse(letter.position().path(field).asText());
  }
}
