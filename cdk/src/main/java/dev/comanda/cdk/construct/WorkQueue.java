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

  private static final String DEAD_LETTER_REASON =
      "It is a dead-letter queue itself: operators read it, and nothing else does.";

  private final Queue queue;
  private final Queue deadLetterQueue;
  private final Queue undeliveredQueue;

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
    undeliveredQueue = undeliveredQueue(this, "UndeliveredQueue");
    topic.addSubscription(
        SqsSubscription.Builder.create(queue)
            .rawMessageDelivery(true)
            .deadLetterQueue(undeliveredQueue)
            .build());
  }

  /** A dead-letter queue of something that is not a queue: of a subscription or of a pipe. */
  public static Queue undeliveredQueue(Construct scope, String id) {
    Queue queue = deadLetterQueue(scope, id);
    Nag.accept(queue, "AwsSolutions-SQS3", DEAD_LETTER_REASON);
    return queue;
  }

  private static Queue deadLetterQueue(Construct scope, String id) {
    Queue queue =
        Queue.Builder.create(scope, id)
            .retentionPeriod(CdkDuration.of(DEAD_LETTER_RETENTION))
            .encryption(QueueEncryption.SQS_MANAGED)
            .enforceSsl(true)
            .build();
    Nag.accept(queue, "Serverless-SQSRedrivePolicy", DEAD_LETTER_REASON);
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

  /** Where messages go that the topic cannot deliver. */
  public Queue undeliveredQueue() {
    return undeliveredQueue;
  }
}
