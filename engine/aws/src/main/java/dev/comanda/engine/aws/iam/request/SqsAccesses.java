package dev.comanda.engine.aws.iam.request;

import dev.comanda.engine.aws.AwsRequest;
import dev.comanda.engine.aws.Environment;
import dev.comanda.engine.aws.iam.policy.Access;
import java.util.List;
import java.util.Map;

/**
 * SQS: queues, and the keys that encrypt them.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsqs.html">SQS's
 *     actions</a>
 */
final class SqsAccesses implements Accesses {

  /** Batches need the permission of the single call. */
  private static final Map<String, String> ACTIONS =
      Map.of(
          "SendMessageBatch", "SendMessage",
          "DeleteMessageBatch", "DeleteMessage",
          "ChangeMessageVisibilityBatch", "ChangeMessageVisibility");

  private final Known known;

  SqsAccesses(Known known) {
    this.known = known;
  }

  @Override
  public List<Access> of(AwsRequest request) {
    String action = ACTIONS.getOrDefault(request.operation(), request.operation());
    var input = Input.json(request);
    String queue = Input.text(request, input, "QueueUrl");
    if (queue.isEmpty()) {
      queue = Input.text(request, input, "QueueName");
    }
    String arn =
        queue.isEmpty() ? "*" : Environment.arn("sqs", queue.substring(queue.lastIndexOf('/') + 1));
    Access access = new Access("sqs:" + action, arn);
    return switch (action) {
      case "SendMessage" -> Keys.write(access, known.keyOf(arn));
      case "ReceiveMessage" -> Keys.read(access, known.keyOf(arn));
      default -> List.of(access);
    };
  }
}
