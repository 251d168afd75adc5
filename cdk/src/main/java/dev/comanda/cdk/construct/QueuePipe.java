package dev.comanda.cdk.construct;

import dev.comanda.cdk.DeploymentConfig;
import java.util.List;
import software.amazon.awscdk.services.sqs.IQueue;
import software.constructs.Construct;

/**
 * A pipe from a queue into a workflow. What fails stays in the queue, and has its redrive policy.
 */
public final class QueuePipe extends Pipe {

  /**
   * Defines the pipe.
   *
   * @param name the definition's name, such as {@code order-email}
   */
  public QueuePipe(
      Construct scope,
      String id,
      DeploymentConfig config,
      String name,
      IQueue source,
      WorkflowMachine target) {
    super(scope, id, config, name, source.getQueueArn(), target);
    Permissions.allow(
        role(),
        List.of("sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"),
        List.of(source.getQueueArn()));
  }
}
