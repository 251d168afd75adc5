package dev.comanda.engine.pipes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.engine.aws.AwsRequest;
import dev.comanda.engine.aws.AwsResponse;
import dev.comanda.engine.aws.Engine;
import dev.comanda.engine.aws.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * An engine of {@code states} whose one machine does what a test says, and remembers its inputs.
 */
final class ScriptedMachine implements Engine {

  static final String ARN = "arn:aws:states:us-east-1:000000000000:stateMachine:scripted";

  /** What the machine makes of one input. */
  @FunctionalInterface
  interface Script {
    ObjectNode run(JsonNode input) throws IOException;
  }

  private final List<JsonNode> inputs = new CopyOnWriteArrayList<>();
  private volatile Script script;

  ScriptedMachine(Script script) {
    this.script = script;
  }

  static ObjectNode succeeded(String output) {
    return Json.object().put("status", "SUCCEEDED").put("output", output);
  }

  static ObjectNode failed() {
    return Json.object()
        .put("status", "FAILED")
        .put("error", "Scripted")
        .put("cause", "as the test says");
  }

  void script(Script next) {
    script = next;
  }

  /** Every input so far, failed ones too. */
  List<JsonNode> inputs() {
    return List.copyOf(inputs);
  }

  /** Every record of every input so far. */
  List<JsonNode> records() {
    List<JsonNode> records = new ArrayList<>();
    inputs.forEach(input -> input.forEach(records::add));
    return records;
  }

  @Override
  public AwsResponse handle(AwsRequest request) throws IOException {
    JsonNode call = Json.parse(request.body());
    if (!request.operation().equals("StartSyncExecution")
        || !call.path("stateMachineArn").asText().equals(ARN)) {
      return new AwsResponse(400, Map.of(), "{\"__type\":\"StateMachineDoesNotExist\"}".getBytes());
    }
    JsonNode input = Json.parse(call.path("input").textValue());
    inputs.add(input);
    return new AwsResponse(200, Map.of(), Json.bytes(script.run(input)));
  }
}
