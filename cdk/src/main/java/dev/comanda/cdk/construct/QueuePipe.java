package dev.comanda.cdk.construct;

import dev.comanda.cdk.config.DeploymentConfig;
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
      WorkQueue source,
      WorkflowMachine target) {
    super(scope, id, config, name, source.queue().getQueueArn(), target);
    source.grantConsume(role());
  }
}
