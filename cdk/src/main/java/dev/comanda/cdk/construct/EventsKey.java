package dev.comanda.cdk.construct;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.IGrantable;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.kms.Key;
import software.constructs.Construct;

/**
 * A key for the topics and queues of a stack. SNS may use it for what was published in the stack's
 * topics: to a queue under a key that does not let SNS in, SNS delivers nothing and tells nobody.
 * Roles of the account get in by their own policies.
 *
 * <p>It goes with its stack: what it encrypts is gone by then, and KMS keeps the key for 30 more
 * days, in which its deletion can be cancelled.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/sns/latest/dg/sns-enable-encryption-for-topic-sqs-queue-subscriptions.html">Encrypted
 *     topics with encrypted queues</a>
 */
public final class EventsKey extends Construct {

  private static final List<String> WRITE = List.of("kms:GenerateDataKey", "kms:Decrypt");

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
    allowService("sns.amazonaws.com", topicsOfTheStack());
  }

  /**
   * The topics themselves cannot be named: they name the key, and CloudFormation creates one after
   * the other. But it begins their names with the stack's.
   */
  private String topicsOfTheStack() {
    Stack stack = Stack.of(this);
    return stack.formatArn(
        ArnComponents.builder().service("sns").resource(stack.getStackName() + "-*").build());
  }

  /**
   * Lets a service of AWS write what this key encrypts, on behalf of one of our resources.
   *
   * @param service such as {@code ses.amazonaws.com}
   * @param source the resource's ARN, or a pattern of it
   */
  public void allowService(String service, String source) {
    key.addToResourcePolicy(
        PolicyStatement.Builder.create()
            .principals(List.of(new ServicePrincipal(service)))
            .actions(WRITE)
            .resources(List.of("*"))
            .conditions(Map.of("ArnLike", Map.of("aws:SourceArn", source)))
            .build());
  }

  /**
   * Allows to send to queues, and to publish in topics, that this key encrypts. SQS and SNS ask for
   * decryption as well, to check the data key that they use again for five minutes.
   */
  public void grantSend(IGrantable grantee) {
    Permissions.allow(grantee, WRITE, List.of(key.getKeyArn()));
  }

  /** Allows to receive from queues that this key encrypts. */
  public void grantReceive(IGrantable grantee) {
    Permissions.allow(grantee, List.of("kms:Decrypt"), List.of(key.getKeyArn()));
  }

  /** The key itself, for the topics and queues. */
  public IKey key() {
    return key;
  }
}
