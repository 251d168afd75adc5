package dev.comanda.engine.services.stepfunctions.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.engine.aws.AwsError;
import dev.comanda.engine.aws.AwsRequest;
import dev.comanda.engine.aws.AwsResponse;
import dev.comanda.engine.aws.Engine;
import dev.comanda.engine.aws.Json;
import dev.comanda.engine.states.task.TaskRunner;
import java.util.Map;

/** Answers the {@code states} API, in AWS JSON 1.0. */
public final class StatesEngine implements Engine {

  private final Starts starts;
  private final Descriptions descriptions;
  private final StateTest tests;

  /** An engine whose state tests run their tasks by {@code testTasks} where they are not mocked. */
  public StatesEngine(Machines machines, Executions executions, TaskRunner testTasks) {
    tests = new StateTest(testTasks);
    starts = new Starts(machines, executions);
    descriptions = new Descriptions(machines, executions);
  }

  @Override
  public AwsResponse handle(AwsRequest request) {
    try {
      return answer(200, dispatch(request.operation(), Json.parse(request.body())));
    } catch (AwsError e) {
      ObjectNode body = Json.MAPPER.createObjectNode();
      body.put("__type", e.code()).put("message", e.getMessage());
      return answer(e.status(), body);
    }
  }

  private ObjectNode dispatch(String operation, JsonNode input) {
    return switch (operation) {
      case "StartSyncExecution" -> starts.startSync(input);
      case "StartExecution" -> starts.start(input);
      case "DescribeExecution" -> descriptions.execution(input);
      case "GetExecutionHistory" -> descriptions.history(input);
      case "ListExecutions" -> descriptions.executions(input);
      case "DescribeStateMachine" -> descriptions.machine(input);
      case "ListStateMachines" -> descriptions.machines(input);
      case "ValidateStateMachineDefinition" -> Validation.validate(input);
      case "CreateStateMachine", "UpdateStateMachine" -> throw Validation.refusal(input);
      case "TestState" -> tests.test(input);
      default ->
          throw new AwsError(
              "UnknownOperationException", "The engine does not do states:" + operation, 400);
    };
  }

  private static AwsResponse answer(int status, ObjectNode body) {
    return new AwsResponse(
        status, Map.of("content-type", "application/x-amz-json-1.0"), Json.bytes(body));
  }
}
