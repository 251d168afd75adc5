package dev.comanda.engine.pipes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.engine.aws.Json;
import dev.comanda.engine.aws.door.AwsClient;
import java.util.Set;

/**
 * Runs a state machine with the batch as its input.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/eventbridge/latest/pipes-reference/API_PipeTargetStateMachineParameters.html">PipeTargetStateMachineParameters</a>
 */
final class StepFunctionsTarget implements Target {

  private final AwsClient aws;
  private final String stateMachineArn;
  private final boolean waits;

  /**
   * @param waits whether it waits for the execution's end (REQUEST_RESPONSE), instead of only for
   *     its start
   */
  StepFunctionsTarget(AwsClient aws, String stateMachineArn, boolean waits) {
    this.aws = aws;
    this.stateMachineArn = stateMachineArn;
    this.waits = waits;
  }

  @Override
  public Outcome deliver(String input, Set<String> ids) {
    ObjectNode call = Json.object().put("stateMachineArn", stateMachineArn).put("input", input);
    try {
      if (!waits) {
        aws.call("states", "StartExecution", call);
        return new Outcome.Delivered();
      }
      return outcome(aws.call("states", "StartSyncExecution", call), ids);
    } catch (RuntimeException e) {
      return Failures.of(e);
    }
  }

  /** HTTP says only that the execution ran; its status says how it ended. */
  private static Outcome outcome(JsonNode execution, Set<String> ids) {
    String status = execution.path("status").asText();
    if (!status.equals("SUCCEEDED")) {
      return new Outcome.Failed(status + " " + execution.path("error").asText());
    }
    JsonNode output = execution.path("output");
    return BatchResponse.read(output.isTextual() ? Json.parse(output.textValue()) : output, ids);
  }
}
