package dev.comanda.cdk.operations;

import static java.util.Map.entry;

import dev.comanda.cdk.config.DeploymentConfig;
import dev.comanda.cdk.construct.Nag;
import dev.comanda.workflows.construct.Ordered;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.ArnFormat;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.sns.ITopic;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sns.subscriptions.EmailSubscription;
import software.constructs.Construct;

/**
 * The topic that the alarms of one region tell, since an alarm's actions are of its own region. It
 * lets in CloudWatch's alarms and the budget of this account, and nobody else: a topic with a
 * policy of its own has lost the policy that let in everyone of the account.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Notify_Users_Alarm_Changes.html">Alarms
 *     and topics</a>
 */
public final class AlarmsTopic extends Construct {

  private final Topic topic;

  /** Defines the topic, and the operators' subscription if the configuration has their address. */
  public AlarmsTopic(Construct scope, String id, DeploymentConfig config) {
    super(scope, id);
    topic =
        Topic.Builder.create(this, "Resource")
            .enforceSsl(true)
            .masterKey(AlarmsKey.define(this, "Key"))
            .build();
    letIn(
        "cloudwatch.amazonaws.com",
        ArnComponents.builder()
            .service("cloudwatch")
            .resource("alarm")
            .resourceName("*")
            .arnFormat(ArnFormat.COLON_RESOURCE_NAME)
            .build());
    letIn(
        "budgets.amazonaws.com",
        ArnComponents.builder().service("budgets").region("").resource("*").build());
    config.operations().alarmAddress().ifPresent(this::tell);
  }

  /** An alarm that is on shows in CloudWatch whether or not its mail arrives. */
  private void tell(String address) {
    Nag.accept(
        topic.addSubscription(new EmailSubscription(address)),
        "Serverless-SNSRedrivePolicy",
        "SNS tries a mail 50 times in six hours. What bounces later it never learns, and a letter in"
            + " a queue could be told of by the same mails alone.");
  }

  private void letIn(String service, ArnComponents sources) {
    Stack stack = Stack.of(this);
    topic.addToResourcePolicy(
        PolicyStatement.Builder.create()
            .principals(List.of(new ServicePrincipal(service)))
            .actions(List.of("sns:Publish"))
            .resources(List.of(topic.getTopicArn()))
            .conditions(
                Ordered.map(
                    entry("StringEquals", Map.of("aws:SourceAccount", stack.getAccount())),
                    entry("ArnLike", Map.of("aws:SourceArn", stack.formatArn(sources)))))
            .build());
  }

  /** Whom alarms tell. */
  public ITopic topic() {
    return topic;
  }
}
