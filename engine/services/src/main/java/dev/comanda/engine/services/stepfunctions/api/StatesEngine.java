package dev.comanda.engine.services.stepfunctions.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.engine.aws.AwsError;
import dev.comanda.engine.aws.AwsRequest;
import dev.comanda.engine.aws.AwsResponse;
import dev.comanda.engine.aws.Engine;
import dev.comanda.engine.aws.protocol.Api;
import dev.comanda.engine.aws.protocol.JsonEngine;
import dev.comanda.engine.states.task.TaskRunner;

/** Answers the {@code states} API, in AWS JSON 1.0. */
public final class StatesEngine implements Engine {

  /** How it is called. */
  public static final Api API = Api.json("states", "AWSStepFunctions").withJson("1.0");

  private final JsonEngine json = new JsonEngine(API, this::dispatch);
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
    return json.handle(request);
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
}
