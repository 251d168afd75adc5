package dev.comanda.engine.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.engine.aws.AwsRequest;
import dev.comanda.engine.aws.AwsResponse;
import dev.comanda.engine.aws.Caller;
import dev.comanda.engine.aws.Json;
import dev.comanda.engine.services.stepfunctions.api.Executions;
import dev.comanda.engine.services.stepfunctions.api.Machines;
import dev.comanda.engine.services.stepfunctions.api.StatesEngine;
import dev.comanda.engine.states.task.TaskRunner;
import java.util.Map;

/**
 * The Step Functions API without a network: an engine of its own for each case.
 *
 * @param engine what answers
 */
record StatesApi(StatesEngine engine) {

  /** The API of an engine whose state tests run their tasks by {@code tasks}. */
  static StatesApi withTasks(TaskRunner tasks) {
    return new StatesApi(new StatesEngine(new Machines(), new Executions(10, 1_000), tasks));
  }

  /** The answer; of a refusal {@code Error} with its code and message. */
  JsonNode call(String operation, ObjectNode input) {
    AwsResponse response =
        engine.handle(
            new AwsRequest(
                Caller.CLIENT, "states", operation, "POST", "/", Map.of(), Json.bytes(input)));
    ObjectNode answer = (ObjectNode) Json.parse(response.body());
    if (response.status() == 200) {
      return answer;
    }
    return Answers.refusal(answer.path("__type").asText(), answer.path("message").asText());
  }
}
