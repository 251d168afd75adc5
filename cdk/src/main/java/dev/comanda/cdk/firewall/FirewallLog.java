package dev.comanda.cdk.firewall;

import static java.util.Map.entry;

import dev.comanda.cdk.config.DeploymentConfig;
import dev.comanda.workflows.construct.Logs;
import dev.comanda.workflows.construct.Ordered;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.ResourcePolicy;
import software.amazon.awscdk.services.wafv2.CfnLoggingConfiguration;
import software.amazon.awscdk.services.wafv2.CfnWebACL;

/**
 * What was blocked or counted, without tokens and cookies. WAF takes only log groups whose names
 * begin with {@code aws-waf-logs-}.
 *
 * @see <a href="https://docs.aws.amazon.com/waf/latest/developerguide/logging-cw-logs.html">Logging
 *     to CloudWatch Logs</a>
 */
final class FirewallLog {

  private FirewallLog() {}

  static void define(Stack stack, DeploymentConfig config, CfnWebACL webAcl) {
    String name = "aws-waf-logs-comanda-" + config.stage().id();
    LogGroup logs =
        Logs.builder(stack, "Logs", config.retention().logs()).logGroupName(name).build();
    ResourcePolicy delivery = delivery(stack, logs);
    CfnLoggingConfiguration.Builder.create(stack, "Logging")
        .resourceArn(webAcl.getAttrArn())
        .logDestinationConfigs(List.of(destination(stack, logs)))
        .redactedFields(List.of(header("authorization"), header("cookie")))
        .loggingFilter(
            Ordered.map(
                entry("DefaultBehavior", "DROP"),
                entry(
                    "Filters",
                    List.of(
                        Ordered.map(
                            entry("Behavior", "KEEP"),
                            entry("Requirement", "MEETS_ANY"),
                            entry("Conditions", List.of(action("BLOCK"), action("COUNT"))))))))
        .build()
        .getNode()
        .addDependency(delivery);
  }

  private static ResourcePolicy delivery(Stack stack, LogGroup logs) {
    String sources =
        "arn:%s:logs:%s:%s:*"
            .formatted(stack.getPartition(), stack.getRegion(), stack.getAccount());
    return ResourcePolicy.Builder.create(stack, "LogDelivery")
        .policyStatements(
            List.of(
                PolicyStatement.Builder.create()
                    .principals(List.of(new ServicePrincipal("delivery.logs.amazonaws.com")))
                    .actions(List.of("logs:CreateLogStream", "logs:PutLogEvents"))
                    .resources(List.of(logs.getLogGroupArn()))
                    .conditions(
                        Ordered.map(
                            entry("StringEquals", Map.of("aws:SourceAccount", stack.getAccount())),
                            entry("ArnLike", Map.of("aws:SourceArn", sources))))
                    .build()))
        .build();
  }

  /** The group's ARN without the colon and asterisk that CloudFormation puts behind it. */
  private static String destination(Stack stack, LogGroup logs) {
    return Fn.join(
        ":",
        List.of(
            "arn",
            stack.getPartition(),
            "logs",
            stack.getRegion(),
            stack.getAccount(),
            "log-group",
            logs.getLogGroupName()));
  }

  private static CfnLoggingConfiguration.FieldToMatchProperty header(String name) {
    return CfnLoggingConfiguration.FieldToMatchProperty.builder()
        .singleHeader(Map.of("Name", name))
        .build();
  }

  private static Map<String, Object> action(String action) {
    return Map.of("ActionCondition", Map.of("Action", action));
  }
}
