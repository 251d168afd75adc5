package dev.comanda.workflows.construct;

import java.util.List;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.amazon.awscdk.services.pipes.CfnPipe;
import software.amazon.awscdk.services.sqs.IQueue;
import software.constructs.Construct;

/**
 * A pipe from a queue into a workflow. What fails stays in the queue, and has its redrive policy.
 *
 * <p>It has no batching window, with which a message that failed would come back after some eight
 * minutes only, and no filter: a message that a filter does not match is deleted.
 */
public final class QueuePipe extends Pipe {

  private static final String INPUT = "{\"messageId\": <$.messageId>, \"event\": <$.body>}";

  /**
   * Defines the pipe.
   *
   * @param key what encrypts the queue
   */
  public QueuePipe(
      Construct scope,
      String id,
      RetentionDays logs,
      IQueue source,
      IKey key,
      QueueWorkflow target) {
    super(scope, id, logs, source(source, target.batches()), target);
    Permissions.allow(
        role(),
        List.of("sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"),
        List.of(source.getQueueArn()));
    KeyUse.receive(key, role());
  }

  private static Source source(IQueue queue, QueueWorkflow.Batches batches) {
    return new Source(
        batches.description(),
        queue.getQueueArn(),
        CfnPipe.PipeSourceParametersProperty.builder()
            .sqsQueueParameters(
                CfnPipe.PipeSourceSqsQueueParametersProperty.builder()
                    .batchSize(batches.size())
                    .build())
            .build(),
        INPUT);
  }
}
