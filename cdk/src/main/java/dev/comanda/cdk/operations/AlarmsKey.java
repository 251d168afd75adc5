package dev.comanda.cdk.operations;

import java.util.List;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kms.Key;
import software.constructs.Construct;

/**
 * What alarms are encrypted with on their way. The key that AWS keeps for SNS does not let
 * CloudWatch in, and alarms would be dropped silently. CloudWatch does not promise to tell KMS on
 * whose behalf it asks: the topic's policy alone has such conditions.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html#compatibility-with-aws-services">Event
 *     sources and encrypted topics</a>
 */
final class AlarmsKey {

  private AlarmsKey() {}

  static Key define(Construct scope, String id) {
    Key key =
        Key.Builder.create(scope, id)
            .description("Alarms on their way to operators")
            .enableKeyRotation(true)
            .removalPolicy(RemovalPolicy.DESTROY)
            .build();
    key.addToResourcePolicy(
        PolicyStatement.Builder.create()
            .principals(
                List.of(
                    new ServicePrincipal("cloudwatch.amazonaws.com"),
                    new ServicePrincipal("budgets.amazonaws.com")))
            .actions(List.of("kms:Decrypt", "kms:GenerateDataKey*"))
            .resources(List.of("*"))
            .build());
    return key;
  }
}
