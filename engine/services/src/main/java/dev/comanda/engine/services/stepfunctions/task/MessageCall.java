package dev.comanda.engine.services.stepfunctions.task;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.engine.states.task.TaskCall;
import dev.comanda.engine.states.task.TaskFailure;

/**
 * The integrations {@code sqs:sendMessage} and {@code sns:publish}, whose message may be any JSON.
 *
 * @param call what is called with the message as text
 * @param field which argument the message is
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/connect-sqs.html">Amazon
 *     SQS</a>
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/connect-sns.html">Amazon
 *     SNS</a>
 */
record MessageCall(ServiceCall call, String field) implements Integration {

  @Override
  public JsonNode run(TaskCall task) throws TaskFailure {
    JsonNode arguments = task.arguments();
    JsonNode message = arguments.path(field);
    if (message.isContainerNode()) {
      // A new object: what was evaluated belongs to the execution's history.
      ObjectNode withText = arguments.deepCopy();
      arguments = withText.put(field, message.toString());
    }
    return call.run(arguments);
  }
}
