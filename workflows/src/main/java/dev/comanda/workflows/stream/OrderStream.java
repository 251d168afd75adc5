package dev.comanda.workflows.stream;

import dev.comanda.contract.table.Attribute;
import dev.comanda.workflows.construct.DeadLetters;
import dev.comanda.workflows.construct.Permissions;
import dev.comanda.workflows.construct.Pipe;
import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.dynamodb.ITable;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.amazon.awscdk.services.pipes.CfnPipe;
import software.constructs.Construct;

/**
 * The pipe from the table's stream into the workflow that makes events of new orders. Where a
 * record is that was given up goes to a dead-letter queue.
 */
public final class OrderStream extends Pipe {

  /** PublishBatch takes ten messages. */
  private static final int BATCH_SIZE = 10;

  /** The stream forgets after 24 hours: so long is there to read a record that was given up. */
  private static final Duration OLDEST = Duration.hours(12);

  private static final String NEW_ORDERS =
      "{\"eventName\": [\"INSERT\"], \"dynamodb\": {\"NewImage\": {\""
          + Attribute.ENTITY
          + "\": {\"S\": [\"Order\"]}}}}";

  private static final String INPUT =
      "{\"eventId\": <$.eventID>, \"order\": <$.dynamodb.NewImage>}";

  /**
   * Defines the pipe.
   *
   * @param ordersTable a table with a stream
   */
  public OrderStream(
      Construct scope,
      String id,
      RetentionDays logs,
      ITable ordersTable,
      DeadLetters deadLetters,
      OrderFanout target) {
    super(
        scope,
        id,
        logs,
        new Source(
            "New orders in the table's stream, to the workflow order-fanout",
            ordersTable.getTableStreamArn(),
            parameters(deadLetters.queue().getQueueArn()),
            INPUT),
        target);
    Permissions.allow(
        role(),
        List.of(
            "dynamodb:DescribeStream",
            "dynamodb:GetRecords",
            "dynamodb:GetShardIterator",
            "dynamodb:ListStreams"),
        List.of(ordersTable.getTableStreamArn()));
    deadLetters.grantSend(role());
  }

  private static CfnPipe.PipeSourceParametersProperty parameters(String deadLettersArn) {
    return CfnPipe.PipeSourceParametersProperty.builder()
        .filterCriteria(
            CfnPipe.FilterCriteriaProperty.builder()
                .filters(List.of(CfnPipe.FilterProperty.builder().pattern(NEW_ORDERS).build()))
                .build())
        .dynamoDbStreamParameters(
            CfnPipe.PipeSourceDynamoDBStreamParametersProperty.builder()
                .startingPosition("TRIM_HORIZON")
                .batchSize(BATCH_SIZE)
                .maximumRetryAttempts(5)
                .maximumRecordAgeInSeconds(OLDEST.toSeconds())
                .onPartialBatchItemFailure("AUTOMATIC_BISECT")
                .parallelizationFactor(4)
                .deadLetterConfig(
                    CfnPipe.DeadLetterConfigProperty.builder().arn(deadLettersArn).build())
                .build())
        .build();
  }
}
