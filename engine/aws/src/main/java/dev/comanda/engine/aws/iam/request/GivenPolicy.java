package dev.comanda.engine.aws.iam.request;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.engine.aws.AwsRequest;
import dev.comanda.engine.aws.Environment;
import dev.comanda.engine.aws.Json;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Set;

/**
 * A policy that a call gives to a queue, where it takes the place of the one before.
 *
 * @param resource the queue's ARN
 * @param document the policy; a missing node where the call takes it away
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html">SetQueueAttributes</a>
 */
public record GivenPolicy(String resource, JsonNode document) {

  private static final Set<String> GIVING = Set.of("CreateQueue", "SetQueueAttributes");

  /**
   * What a call gives; empty for calls that are about something else.
   *
   * @throws UncheckedIOException if the policy is no JSON
   */
  public static Optional<GivenPolicy> of(AwsRequest request) {
    if (!request.service().equals("sqs") || !GIVING.contains(request.operation())) {
      return Optional.empty();
    }
    JsonNode input = Input.json(request);
    JsonNode policy = input.path("Attributes").path("Policy");
    if (!policy.isTextual()) {
      return Optional.empty();
    }
    String queue = input.path("QueueName").asText(input.path("QueueUrl").asText());
    String arn = Environment.arn("sqs", queue.substring(queue.lastIndexOf('/') + 1));
    String text = policy.textValue();
    return Optional.of(
        new GivenPolicy(arn, text.isEmpty() ? Json.MAPPER.missingNode() : Json.parse(text)));
  }
}
