package dev.comanda.cdk.construct;

import dev.comanda.cdk.config.DeploymentConfig;
import java.util.List;
import software.amazon.awscdk.services.dynamodb.ITable;
import software.amazon.awscdk.services.sqs.IQueue;
import software.constructs.Construct;

/**
 * A pipe from a table's stream into a workflow. Where a record is that was given up goes to a
 * dead-letter queue.
 */
public final class StreamPipe extends Pipe {

  /**
   * Defines the pipe.
   *
   * @param name the definition's name, such as {@code order-stream}
   * @param source a table with a stream
   * @param key what the dead-letter queue is encrypted with
   */
  public StreamPipe(
      Construct scope,
      String id,
      DeploymentConfig config,
      String name,
      ITable source,
      IQueue deadLetterQueue,
      EventsKey key,
      WorkflowMachine target) {
    super(scope, id, config, name, source.getTableStreamArn(), target);
    sourceParameter("DynamoDBStreamParameters.DeadLetterConfig.Arn", deadLetterQueue.getQueueArn());
    Permissions.allow(
        role(),
        List.of(
            "dynamodb:DescribeStream",
            "dynamodb:GetRecords",
            "dynamodb:GetShardIterator",
            "dynamodb:ListStreams"),
        List.of(source.getTableStreamArn()));
    Permissions.allow(role(), List.of("sqs:SendMessage"), List.of(deadLetterQueue.getQueueArn()));
    key.grantSend(role());
  }
}
