package dev.comanda.engine.services.stepfunctions.task;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.engine.aws.door.AwsClient;
import dev.comanda.engine.states.task.TaskCall;
import dev.comanda.engine.states.task.TaskFailure;

/**
 * A function's ARN as the resource: its payload is the arguments, its answer the result.
 *
 * @param function its ARN
 */
record FunctionCall(AwsClient aws, String function) implements Integration {

  @Override
  public JsonNode run(TaskCall call) throws TaskFailure {
    return FunctionErrors.payload(FunctionErrors.invoke(aws, function, call.arguments()));
  }
}
