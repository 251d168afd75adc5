package dev.comanda.cdk.construct;

import dev.comanda.workflows.construct.KeyUse;
import java.util.List;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.kms.Key;
import software.constructs.Construct;

/**
 * A key for the topics and queues of a stack. SNS may use it: to a queue under a key that does not
 * let SNS in, SNS delivers nothing and tells nobody. Roles of the account get in by their own
 * policies.
 *
 * <p>It goes with its stack: what it encrypts is gone by then, and KMS keeps the key for 30 more
 * days, in which its deletion can be cancelled.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/sns/latest/dg/sns-enable-encryption-for-topic-sqs-queue-subscriptions.html">Encrypted
 *     topics with encrypted queues</a>
 */
public final class EventsKey extends Construct {

  private final Key key;

  /**
   * Defines the key.
   *
   * @param description what the key encrypts, shown in the KMS console
   */
  public EventsKey(Construct scope, String id, String description) {
    super(scope, id);
    key =
        Key.Builder.create(this, "Resource")
            .description(description)
            .enableKeyRotation(true)
            .removalPolicy(RemovalPolicy.DESTROY)
            .build();
    allowService("sns.amazonaws.com");
  }

  /**
   * Lets a service of AWS write what this key encrypts. No condition says on whose behalf: the
   * services do not promise to tell KMS, and what is shut out is dropped without a word. The
   * policies of the topics and queues have such conditions.
   *
   * @param service such as {@code ses.amazonaws.com}
   */
  public void allowService(String service) {
    key.addToResourcePolicy(
        PolicyStatement.Builder.create()
            .principals(List.of(new ServicePrincipal(service)))
            .actions(KeyUse.WRITE)
            .resources(List.of("*"))
            .build());
  }

  /** The key itself, for the topics and queues. */
  public IKey key() {
    return key;
  }
}
