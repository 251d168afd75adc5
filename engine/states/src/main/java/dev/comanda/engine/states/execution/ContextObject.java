package dev.comanda.engine.states.execution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;

/**
 * {@code $states.context}.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/dg/input-output-contextobject.html">The
 *     Context object</a>
 */
final class ContextObject {

  /** ISO 8601 without zeros at the end of the fraction. */
  private static final DateTimeFormatter TIMESTAMP =
      new DateTimeFormatterBuilder()
          .appendPattern("uuuu-MM-dd'T'HH:mm:ss")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
          .appendLiteral('Z')
          .toFormatter()
          .withZone(ZoneOffset.UTC);

  private ContextObject() {}

  static JsonNode of(Visit visit) {
    Execution execution = visit.track().execution();
    if (execution.context() != null) {
      return execution.context();
    }
    ExecutionIdentity identity = execution.identity();
    ObjectNode context = JsonNodeFactory.instance.objectNode();
    context
        .putObject("Execution")
        .put("Id", identity.executionArn())
        .<ObjectNode>set("Input", execution.input())
        .put("StartTime", timestamp(execution.startedAt()))
        .put("Name", identity.name())
        .put("RoleArn", identity.roleArn());
    context
        .putObject("StateMachine")
        .put("Id", identity.machineArn())
        .put("Name", identity.machineName());
    context
        .putObject("State")
        .put("Name", visit.state())
        .put("EnteredTime", timestamp(visit.enteredAt()))
        .put("RetryCount", visit.retryCount());
    Track.MapItem item = visit.track().item();
    if (item != null) {
      context
          .putObject("Map")
          .putObject("Item")
          .put("Index", item.index())
          .set("Value", item.value());
    }
    return context;
  }

  private static String timestamp(Instant time) {
    return TIMESTAMP.format(time);
  }
}
