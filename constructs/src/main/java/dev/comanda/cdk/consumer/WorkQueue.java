package dev.comanda.cdk.consumer;

import dev.comanda.cdk.config.DeploymentConfig;
import dev.comanda.cdk.construct.CdkDuration;
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
import software.amazon.awscdk.services.sqs.IQueue;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.QueueEncryption;
import software.constructs.Construct;

/**
 * A queue of events with what catches those that cannot be worked on or delivered. Encrypted with
 * the topic's key, TLS only, and open to that topic.
 */
final class WorkQueue extends Construct {

  private static final int MAX_RECEIVE_COUNT = 5;
  private static final Duration RETENTION = Duration.ofDays(4);

  private final ITopic topic;
  private final Queue queue;
  private final Queue deadLetterQueue;
  private final Queue undeliveredQueue;

  /** Defines the queue and subscribes it to {@code topic}, whose messages it gets as they are. */
  WorkQueue(Construct scope, String id, DeploymentConfig config, ITopic topic) {
    super(scope, id);
    this.topic = topic;
    deadLetterQueue = LetterQueue.ofQueue(this, "DeadLetterQueue", topic.getMasterKey());
    queue =
        Queue.Builder.create(this, "Resource")
            .visibilityTimeout(CdkDuration.of(config.functions().queueVisibility()))
            .retentionPeriod(CdkDuration.of(RETENTION))
            .encryption(QueueEncryption.KMS)
            .encryptionMasterKey(topic.getMasterKey())
            .enforceSsl(true)
            .deadLetterQueue(
                DeadLetterQueue.builder()
                    .queue(deadLetterQueue)
                    .maxReceiveCount(MAX_RECEIVE_COUNT)
                    .build())
            .build();
    undeliveredQueue = LetterQueue.ofDeliveries(this, "UndeliveredQueue", topic.getMasterKey());
    subscribe();
  }

  /**
   * The library's own subscription of a queue would name the topic in the key's policy, which
   * CloudFormation could not create.
   */
  private void subscribe() {
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

  /** Where what can never succeed is sent. */
  DeadLetters deadLetters() {
    return new DeadLetters(deadLetterQueue, topic.getMasterKey());
  }

  /** The queue itself. */
  IQueue queue() {
    return queue;
  }

  /** Where messages go that were received five times, and those that can never succeed. */
  IQueue deadLetterQueue() {
    return deadLetterQueue;
  }

  /** Where messages go that the topic cannot deliver. */
  IQueue undeliveredQueue() {
    return undeliveredQueue;
  }
}
