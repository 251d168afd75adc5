package dev.comanda.cdk.construct;

import dev.comanda.cdk.config.DeploymentConfig;
import dev.comanda.workflows.construct.DeadLetters;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.sns.ITopic;
import software.amazon.awscdk.services.sns.Subscription;
import software.amazon.awscdk.services.sns.SubscriptionProtocol;
import software.amazon.awscdk.services.sqs.DeadLetterQueue;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.QueueEncryption;
import software.amazon.awscdk.services.sqs.RedriveAllowPolicy;
import software.amazon.awscdk.services.sqs.RedrivePermission;
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

  private final EventsKey key;
  private final Queue queue;
  private final Queue deadLetterQueue;
  private final Queue undeliveredQueue;

  /**
   * Defines the queue and subscribes it to {@code topic}, whose messages it gets as they are.
   *
   * @param topic a topic of the same stack
   * @param key the key of the same stack
   */
  public WorkQueue(
      Construct scope, String id, DeploymentConfig config, ITopic topic, EventsKey key) {
    super(scope, id);
    this.key = key;
    deadLetterQueue = deadLetters(this, "DeadLetterQueue", key).build();
    acceptNoRedrive(deadLetterQueue);
    queue =
        Queue.Builder.create(this, "Resource")
            .visibilityTimeout(CdkDuration.of(config.functions().queueVisibility()))
            .retentionPeriod(CdkDuration.of(WORK_RETENTION))
            .encryption(QueueEncryption.KMS)
            .encryptionMasterKey(key.key())
            .enforceSsl(true)
            .deadLetterQueue(
                DeadLetterQueue.builder()
                    .queue(deadLetterQueue)
                    .maxReceiveCount(MAX_RECEIVE_COUNT)
                    .build())
            .build();
    undeliveredQueue = undeliveredQueue(this, "UndeliveredQueue", key);
    subscribe(topic);
  }

  /**
   * The library's own subscription of a queue would name the topic in the key's policy, which
   * CloudFormation could not create.
   */
  private void subscribe(ITopic topic) {
    queue.addToResourcePolicy(
        PolicyStatement.Builder.create()
            .principals(List.of(new ServicePrincipal("sns.amazonaws.com")))
            .actions(List.of("sqs:SendMessage"))
            .resources(List.of(queue.getQueueArn()))
            .conditions(Map.of("ArnEquals", Map.of("aws:SourceArn", topic.getTopicArn())))
            .build());
    Subscription subscription =
        Subscription.Builder.create(this, "Subscription")
            .topic(topic)
            .protocol(SubscriptionProtocol.SQS)
            .endpoint(queue.getQueueArn())
            .rawMessageDelivery(true)
            .deadLetterQueue(undeliveredQueue)
            .build();
    subscription.getNode().addDependency(queue);
  }

  /**
   * A dead-letter queue of something that is not a queue: of a subscription or of a pipe. No queue
   * may use it for its own dead letters, which a redrive would give to somebody else.
   */
  public static Queue undeliveredQueue(Construct scope, String id, EventsKey key) {
    Queue queue =
        deadLetters(scope, id, key)
            .redriveAllowPolicy(
                RedriveAllowPolicy.builder().redrivePermission(RedrivePermission.DENY_ALL).build())
            .build();
    acceptNoRedrive(queue);
    Nag.accept(queue, "AwsSolutions-SQS3", DEAD_LETTER_REASON);
    return queue;
  }

  private static Queue.Builder deadLetters(Construct scope, String id, EventsKey key) {
    return Queue.Builder.create(scope, id)
        .retentionPeriod(CdkDuration.of(DEAD_LETTER_RETENTION))
        .encryption(QueueEncryption.KMS)
        .encryptionMasterKey(key.key())
        .enforceSsl(true);
  }

  private static void acceptNoRedrive(Queue queue) {
    Nag.accept(queue, "Serverless-SQSRedrivePolicy", DEAD_LETTER_REASON);
  }

  /** Where what can never succeed is sent. */
  public DeadLetters deadLetters() {
    return new DeadLetters(deadLetterQueue, key.key());
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
