package dev.comanda.cdk.consumer;

import dev.comanda.cdk.construct.Nag;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.QueueEncryption;
import software.amazon.awscdk.services.sqs.RedriveAllowPolicy;
import software.amazon.awscdk.services.sqs.RedrivePermission;
import software.constructs.Construct;

/** Queues of what was given up, for operators. Encrypted and TLS only. */
public final class LetterQueue {

  private static final Duration RETENTION = Duration.days(14);

  private static final String REASON =
      "It is a dead-letter queue itself: operators read it, and nothing else does.";

  private LetterQueue() {}

  /** What a queue gave up. */
  static Queue ofQueue(Construct scope, String id, IKey key) {
    return readByOperators(builder(scope, id, key).build());
  }

  /**
   * What a subscription or a pipe gave up. No queue may use it for its own dead letters, which a
   * redrive would give to somebody else.
   */
  public static Queue ofDeliveries(Construct scope, String id, IKey key) {
    Queue queue =
        builder(scope, id, key)
            .redriveAllowPolicy(
                RedriveAllowPolicy.builder().redrivePermission(RedrivePermission.DENY_ALL).build())
            .build();
    Nag.accept(queue, "AwsSolutions-SQS3", REASON);
    return readByOperators(queue);
  }

  private static Queue.Builder builder(Construct scope, String id, IKey key) {
    return Queue.Builder.create(scope, id)
        .retentionPeriod(RETENTION)
        .encryption(QueueEncryption.KMS)
        .encryptionMasterKey(key)
        .enforceSsl(true);
  }

  private static Queue readByOperators(Queue queue) {
    Nag.accept(queue, "Serverless-SQSRedrivePolicy", REASON);
    return queue;
  }
}
