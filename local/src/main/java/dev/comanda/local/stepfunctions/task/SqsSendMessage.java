package dev.comanda.local.stepfunctions.task;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.local.door.AwsClient;

/**
 * The integration {@code sqs:sendMessage}, whose message may be any JSON.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/connect-sqs.html">Amazon
 *     SQS</a>
 */
record SqsSendMessage(AwsClient aws) implements Integration {

  @Override
  public JsonNode run(TaskCall call) throws TaskFailure {
    JsonNode arguments = call.arguments();
    JsonNode body = arguments.path("MessageBody");
    if (body.isContainerNode()) {
      // A new object: what was evaluated belongs to the execution's history.
      ObjectNode withText = arguments.deepCopy();
      arguments = withText.put("MessageBody", body.toString());
    }
    return new ServiceCall(aws, "sqs", "SendMessage", "SQS").run(arguments);
  }
}
