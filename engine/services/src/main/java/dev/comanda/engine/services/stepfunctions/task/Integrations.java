package dev.comanda.engine.services.stepfunctions.task;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.engine.aws.door.AwsClient;
import dev.comanda.engine.states.task.TaskCall;
import dev.comanda.engine.states.task.TaskFailure;
import dev.comanda.engine.states.task.TaskRunner;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Runs tasks by their {@code Resource}: the one place that knows which class serves which ARN.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/dg/integrate-services.html">Integrating
 *     services</a>
 */
public final class Integrations implements TaskRunner {

  private static final String SERVICE = "arn:aws:states:::";
  private static final String SDK = "aws-sdk:";

  private final AwsClient aws;
  private final Map<String, Integration> byResource = new ConcurrentHashMap<>();

  /** Integrations that make their calls as the caller of {@code aws}. */
  public Integrations(AwsClient aws) {
    this.aws = aws;
  }

  @Override
  public JsonNode run(TaskCall call) throws TaskFailure {
    return require(call.resource()).run(call);
  }

  /**
   * Makes sure that a resource can be called.
   *
   * @throws IllegalArgumentException if not; the message names it
   */
  public void check(String resource) {
    require(resource);
  }

  private Integration require(String resource) {
    return byResource.computeIfAbsent(resource, this::integration);
  }

  private Integration integration(String resource) {
    Integration integration = null;
    if (resource.startsWith(SERVICE + SDK)) {
      integration = sdk(resource.substring((SERVICE + SDK).length()));
    } else if (resource.startsWith(SERVICE)) {
      integration = optimized(resource.substring(SERVICE.length()));
    } else if (resource.contains(":lambda:") && resource.contains(":function:")) {
      integration = new FunctionCall(aws, resource);
    }
    if (integration == null) {
      throw new IllegalArgumentException("No such integration in this runtime: " + resource);
    }
    return integration;
  }

  /** The integration of a service's own; null when there is none. */
  private Integration optimized(String action) {
    return switch (action) {
      case "lambda:invoke" -> new LambdaInvoke(aws);
      case "sns:publish" ->
          new MessageCall(new ServiceCall(aws, "sns", "Publish", "SNS"), "Message");
      case "sqs:sendMessage" ->
          new MessageCall(new ServiceCall(aws, "sqs", "SendMessage", "SQS"), "MessageBody");
      case "dynamodb:getItem" -> new ServiceCall(aws, "dynamodb", "GetItem", "DynamoDB");
      case "dynamodb:putItem" -> new ServiceCall(aws, "dynamodb", "PutItem", "DynamoDB");
      case "dynamodb:updateItem" -> new ServiceCall(aws, "dynamodb", "UpdateItem", "DynamoDB");
      case "dynamodb:deleteItem" -> new ServiceCall(aws, "dynamodb", "DeleteItem", "DynamoDB");
      default -> null;
    };
  }

  /** Any action of a service of the JSON protocols, such as {@code sns:publishBatch}. */
  private Integration sdk(String action) {
    String[] parts = action.split(":");
    if (parts.length != 2 || parts[1].isEmpty()) {
      return null;
    }
    String operation = Character.toUpperCase(parts[1].charAt(0)) + parts[1].substring(1);
    return switch (parts[0]) {
      case "sns" -> new ServiceCall(aws, "sns", operation, "Sns");
      case "sqs" -> new ServiceCall(aws, "sqs", operation, "Sqs");
      case "dynamodb" -> new ServiceCall(aws, "dynamodb", operation, "DynamoDb");
      case "kinesis" -> new ServiceCall(aws, "kinesis", operation, "Kinesis");
      case "firehose" -> new ServiceCall(aws, "firehose", operation, "Firehose");
      case "cognitoidentityprovider" ->
          new ServiceCall(aws, "cognito-idp", operation, "CognitoIdentityProvider");
      default -> null;
    };
  }
}
