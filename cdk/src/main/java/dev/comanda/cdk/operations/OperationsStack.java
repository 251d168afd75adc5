package dev.comanda.cdk.operations;

import dev.comanda.cdk.DeploymentConfig;
import dev.comanda.cdk.construct.ComandaStack;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.sns.ITopic;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sns.subscriptions.EmailSubscription;
import software.constructs.Construct;

/** The topic that every alarm of every stack tells, encrypted with a key that alarms may use. */
public final class OperationsStack extends ComandaStack {

  private final Topic alarmsTopic;

  /** Defines the stack. */
  public OperationsStack(Construct app, DeploymentConfig config) {
    super(app, config, "Operations", "Whom Comanda's alarms tell");
    alarmsTopic =
        Topic.Builder.create(this, "AlarmsTopic").enforceSsl(true).masterKey(alarmsKey()).build();
    config
        .operations()
        .alarmAddress()
        .ifPresent(address -> alarmsTopic.addSubscription(new EmailSubscription(address)));
    output("AlarmsTopicArn", alarmsTopic.getTopicArn());
  }

  /**
   * The key that AWS keeps for SNS does not let CloudWatch in, and alarms would be dropped
   * silently.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html#compatibility-with-aws-services">Event
   *     sources and encrypted topics</a>
   */
  private Key alarmsKey() {
    Key key =
        Key.Builder.create(this, "AlarmsKey")
            .description("Alarms on their way to operators")
            .enableKeyRotation(true)
            .removalPolicy(software.amazon.awscdk.RemovalPolicy.DESTROY)
            .build();
    key.addToResourcePolicy(
        PolicyStatement.Builder.create()
            .principals(
                List.of(
                    new ServicePrincipal("cloudwatch.amazonaws.com"),
                    new ServicePrincipal("budgets.amazonaws.com")))
            .actions(List.of("kms:Decrypt", "kms:GenerateDataKey*"))
            .resources(List.of("*"))
            .conditions(Map.of("StringEquals", Map.of("aws:SourceAccount", getAccount())))
            .build());
    return key;
  }

  /** Where alarms go. */
  public ITopic alarmsTopic() {
    return alarmsTopic;
  }
}
