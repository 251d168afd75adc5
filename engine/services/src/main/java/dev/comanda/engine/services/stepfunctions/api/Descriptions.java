package dev.comanda.engine.services.stepfunctions.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.engine.aws.AwsError;
import dev.comanda.engine.aws.Json;
import dev.comanda.engine.states.execution.ExecutionResult;
import dev.comanda.engine.states.history.HistoryEvent;
import dev.comanda.engine.states.history.HistoryJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Tells about machines and executions. AWS does not keep Express executions; this runtime does, and
 * tells about them as AWS tells about Standard ones.
 */
final class Descriptions {

  private final Machines machines;
  private final Executions executions;

  Descriptions(Machines machines, Executions executions) {
    this.machines = machines;
    this.executions = executions;
  }

  ObjectNode execution(JsonNode request) {
    StoredExecution execution = find(request);
    ObjectNode answer = summary(execution);
    data(answer, execution, request);
    return answer;
  }

  ObjectNode history(JsonNode request) {
    List<HistoryEvent> events = new ArrayList<>(find(request).history().events());
    if (request.path("reverseOrder").booleanValue()) {
      Collections.reverse(events);
    }
    var writer = new HistoryJson(request.path("includeExecutionData").asBoolean(true));
    return Page.of(request, "events", events, writer::write);
  }

  ObjectNode executions(JsonNode request) {
    Machine machine = machines.require(request.path("stateMachineArn").asText());
    String status = request.path("statusFilter").textValue();
    List<StoredExecution> found =
        executions.of(machine.arn()).stream()
            .filter(execution -> status == null || execution.status().equals(status))
            .toList();
    return Page.of(request, "executions", found, Descriptions::summary);
  }

  ObjectNode machine(JsonNode request) {
    Machine machine = machines.require(request.path("stateMachineArn").asText());
    ObjectNode answer = summary(machine);
    answer.put("status", "ACTIVE");
    answer.put("definition", machine.definition());
    answer.put("roleArn", machine.roleArn());
    return answer;
  }

  ObjectNode machines(JsonNode request) {
    return Page.of(request, "stateMachines", machines.all(), Descriptions::summary);
  }

  private StoredExecution find(JsonNode request) {
    String arn = request.path("executionArn").asText();
    StoredExecution execution = executions.find(arn);
    if (execution == null) {
      throw new AwsError("ExecutionDoesNotExist", "Execution Does Not Exist: '" + arn + "'", 400);
    }
    return execution;
  }

  private static ObjectNode summary(Machine machine) {
    return Json.object()
        .put("stateMachineArn", machine.arn())
        .put("name", machine.name())
        .put("type", "EXPRESS")
        .put("creationDate", seconds(machine.createdAt()));
  }

  /** What every operation tells about an execution. */
  static ObjectNode summary(StoredExecution execution) {
    ObjectNode answer =
        Json.object()
            .put("executionArn", execution.identity().executionArn())
            .put("stateMachineArn", execution.identity().machineArn())
            .put("name", execution.identity().name())
            .put("status", execution.status())
            .put("startDate", seconds(execution.startedAt()));
    ExecutionResult result = execution.result();
    if (result != null) {
      answer.put("stopDate", seconds(result.stoppedAt()));
    }
    return answer;
  }

  /** Adds the input, and the output or the error and its cause. */
  static void data(ObjectNode answer, StoredExecution execution, JsonNode request) {
    // The data themselves are left out for who may not, or need not, decrypt them.
    boolean included = !request.path("includedData").asText().equals("METADATA_ONLY");
    data(answer, "input", execution.input(), included);
    ExecutionResult result = execution.result();
    if (result == null) {
      return;
    }
    if (result.output() != null) {
      data(answer, "output", result.output().toString(), included);
    }
    if (result.error() != null) {
      answer.put("error", result.error());
    }
    if (result.cause() != null) {
      answer.put("cause", result.cause());
    }
  }

  private static void data(ObjectNode answer, String name, String json, boolean included) {
    if (included) {
      answer.put(name, json);
    }
    answer.putObject(name + "Details").put("included", included);
  }

  /** A time as the protocol writes it: seconds since 1970, to the millisecond. */
  static double seconds(Instant time) {
    return time.toEpochMilli() / 1000.0;
  }
}
