package dev.comanda.cdk.construct;

import dev.comanda.cdk.DeploymentConfig;
import java.time.Duration;
import software.amazon.awscdk.services.sns.ITopic;
import software.amazon.awscdk.services.sns.subscriptions.SqsSubscription;
import software.amazon.awscdk.services.sqs.DeadLetterQueue;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.QueueEncryption;
import software.constructs.Construct;

/**
 * A queue of events with what catches those that cannot be worked on or delivered. Encrypted, TLS
 * only, and open to one topic.
 */
public final class WorkQueue extends Construct {

  private static final int MAX_RECEIVE_COUNT = 5;
  private static final Duration WORK_RETENTION = Duration.ofDays(4);
  private static final Duration DEAD_LETTER_RETENTION = Duration.ofDays(14);

  private final Queue queue;
  private final Queue deadLetterQueue;

  /** Defines the queue and subscribes it to {@code topic}, whose messages it gets as they are. */
  public WorkQueue(Construct scope, String id, DeploymentConfig config, ITopic topic) {
    super(scope, id);
    deadLetterQueue = deadLetterQueue(this, "DeadLetterQueue");
    queue =
        Queue.Builder.create(this, "Resource")
            .visibilityTimeout(CdkDuration.of(config.functions().queueVisibility()))
            .retentionPeriod(CdkDuration.of(WORK_RETENTION))
            .encryption(QueueEncryption.SQS_MANAGED)
            .enforceSsl(true)
            .deadLetterQueue(
                DeadLetterQueue.builder()
                    .queue(deadLetterQueue)
                    .maxReceiveCount(MAX_RECEIVE_COUNT)
                    .build())
            .build();
    topic.addSubscription(
        SqsSubscription.Builder.create(queue)
            .rawMessageDelivery(true)
            .deadLetterQueue(deadLetterQueue(this, "UndeliveredQueue"))
            .build());
  }

  /** A queue for what nobody could work on: kept as long as SQS keeps anything. */
  public static Queue deadLetterQueue(Construct scope, String id) {
    Queue queue =
        Queue.Builder.create(scope, id)
            .retentionPeriod(CdkDuration.of(DEAD_LETTER_RETENTION))
            .encryption(QueueEncryption.SQS_MANAGED)
            .enforceSsl(true)
            .build();
    String reason = "It is a dead-letter queue itself: operators read it, and nothing else does.";
    Nag.accept(queue, "AwsSolutions-SQS3", reason);
    Nag.accept(queue, "Serverless-SQSRedrivePolicy", reason);
    return queue;
  }

  /** The queue itself. */
  public Queue queue() {
    return queue;
  }

  /** Where messages go that were received five times, and those that can never succeed. */
  public Queue deadLetterQueue() {
    return deadLetterQueue;
  }
}
