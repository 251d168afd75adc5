package dev.comanda.engine.pipes;

import dev.comanda.engine.aws.Caller;
import dev.comanda.engine.aws.Json;
import dev.comanda.engine.aws.door.AwsClient;

/** Finds queues. */
final class Queues {

  /**
   * The service itself. It knows queues by their ARNs, and what it took it may give back: its roles
   * need no permission for either.
   */
  static final Caller PIPES = new Caller("pipes");

  private Queues() {}

  /**
   * The address that SQS gives for a queue.
   *
   * @param name the last part of its ARN
   */
  static String url(AwsClient aws, String name) {
    return aws.as(PIPES)
        .call("sqs", "GetQueueUrl", Json.object().put("QueueName", name))
        .path("QueueUrl")
        .asText();
  }
}
