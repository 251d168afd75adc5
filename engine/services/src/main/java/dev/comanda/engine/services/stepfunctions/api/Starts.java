package dev.comanda.engine.services.stepfunctions.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.engine.aws.AwsError;
import dev.comanda.engine.aws.Json;
import dev.comanda.engine.states.execution.ExecutionIdentity;
import dev.comanda.engine.states.execution.ExecutionResult;
import dev.comanda.engine.states.execution.Sizes;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

/**
 * Starts executions.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartSyncExecution.html">StartSyncExecution</a>
 */
final class Starts {

  private static final Pattern NAME =
      Pattern.compile("[^\\s<>{}\\[\\]?*\"#%\\\\^|~`$&,;:/\\p{Cntrl}]{1,80}");

  private final Machines machines;
  private final Executions executions;
  private final ExecutorService background =
      Executors.newCachedThreadPool(
          work -> {
            var thread = new Thread(work, "stepfunctions-execution");
            thread.setDaemon(true);
            return thread;
          });

  Starts(Machines machines, Executions executions) {
    this.machines = machines;
    this.executions = executions;
  }

  /** Runs an execution to its end, on the caller's thread. */
  ObjectNode startSync(JsonNode request) {
    Machine machine = machine(request);
    JsonNode input = input(request);
    StoredExecution execution = begin(machine, request);
    run(machine, input, execution);
    ObjectNode answer = Descriptions.summary(execution);
    Descriptions.data(answer, execution, request);
    ExecutionResult result = execution.result();
    long millis = result.stoppedAt().toEpochMilli() - result.startedAt().toEpochMilli();
    answer
        .putObject("billingDetails")
        .put("billedMemoryUsedInMB", 64)
        .put("billedDurationInMilliseconds", (millis / 100 + 1) * 100);
    return answer;
  }

  /** Starts an execution and does not wait for it. */
  ObjectNode start(JsonNode request) {
    Machine machine = machine(request);
    JsonNode input = input(request);
    StoredExecution execution = begin(machine, request);
    background.execute(() -> run(machine, input, execution));
    return Json.object()
        .put("executionArn", execution.identity().executionArn())
        .put("startDate", Descriptions.seconds(execution.startedAt()));
  }

  private Machine machine(JsonNode request) {
    return machines.require(request.path("stateMachineArn").asText());
  }

  private StoredExecution begin(Machine machine, JsonNode request) {
    String id = UUID.randomUUID().toString();
    String name = request.path("name").asText(UUID.randomUUID().toString());
    if (!NAME.matcher(name).matches()) {
      throw new AwsError("InvalidName", "Invalid Name: '" + name + "'", 400);
    }
    var execution =
        new StoredExecution(
            ExecutionIdentity.express(machine.name(), name, id, machine.roleArn()),
            request.path("input").asText("{}"),
            Instant.now());
    executions.started(execution);
    return execution;
  }

  private void run(Machine machine, JsonNode input, StoredExecution execution) {
    execution.end(
        machine
            .interpreter()
            .run(machine.stateMachine(), input, execution.identity(), execution.history()));
    executions.ended(execution);
  }

  private static JsonNode input(JsonNode request) {
    String text = request.path("input").asText("{}");
    if (text.length() > Sizes.LIMIT || text.getBytes(StandardCharsets.UTF_8).length > Sizes.LIMIT) {
      throw new AwsError(
          "ValidationException",
          "1 validation error detected: Value at 'input' failed to satisfy constraint: Member must"
              + " have length less than or equal to "
              + Sizes.LIMIT,
          400);
    }
    try {
      JsonNode input = Json.MAPPER.readTree(text);
      if (!input.isMissingNode()) {
        return input;
      }
      throw new AwsError("InvalidExecutionInput", "Invalid State Machine Execution Input: ''", 400);
    } catch (JsonProcessingException e) {
      throw new AwsError(
          "InvalidExecutionInput",
          "Invalid State Machine Execution Input: '" + e.getMessage() + "'",
          400);
    }
  }
}
