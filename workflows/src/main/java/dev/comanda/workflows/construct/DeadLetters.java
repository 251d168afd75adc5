package dev.comanda.workflows.construct;

import java.util.List;
import software.amazon.awscdk.services.iam.IGrantable;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.sqs.IQueue;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.QueueAttributes;
import software.constructs.Construct;

/**
 * Where what can never succeed is sent.
 *
 * @param queue a dead-letter queue
 * @param key what encrypts the queue
 */
public record DeadLetters(IQueue queue, IKey key) {

  /**
   * The queue without its key: for an encrypted queue the library's task would allow every variant
   * of {@code kms:GenerateDataKey}, of which SQS uses one.
   */
  IQueue withoutKey(Construct scope) {
    return Queue.fromQueueAttributes(
        scope,
        "DeadLetters",
        QueueAttributes.builder()
            .queueArn(queue.getQueueArn())
            .queueUrl(queue.getQueueUrl())
            .build());
  }

  /** Allows to encrypt what is sent; a task of a workflow brings the permission to send it. */
  void grantEncrypt(IGrantable sender) {
    KeyUse.send(key, sender);
  }

  /** Allows to send. */
  public void grantSend(IGrantable sender) {
    Permissions.allow(sender, List.of("sqs:SendMessage"), List.of(queue.getQueueArn()));
    grantEncrypt(sender);
  }
}
