package dev.comanda.cdk.firewall;

import static java.util.Map.entry;

import dev.comanda.cdk.config.DeploymentConfig;
import dev.comanda.cdk.construct.Alarms;
import dev.comanda.cdk.construct.ComandaStack;
import dev.comanda.cdk.construct.Logs;
import dev.comanda.cdk.construct.Ordered;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.ResourcePolicy;
import software.amazon.awscdk.services.sns.ITopic;
import software.amazon.awscdk.services.wafv2.CfnLoggingConfiguration;
import software.amazon.awscdk.services.wafv2.CfnWebACL;
import software.amazon.awscdk.services.wafv2.CfnWebACL.AllowActionProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.AssociationConfigProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.DefaultActionProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.RequestBodyAssociatedResourceTypeConfigProperty;
import software.constructs.Construct;

/**
 * The one firewall in front of both distributions, and the log of what it refused.
 *
 * @see <a href="https://docs.aws.amazon.com/waf/latest/developerguide/cloudfront-features.html">WAF
 *     with CloudFront</a>
 */
public final class FirewallStack extends ComandaStack {

  /** The longest body that passes, in bytes: as much as WAF can inspect, and as the API reads. */
  static final int LONGEST_BODY = 64 * 1024;

  private final CfnWebACL webAcl;
  private final String metricName;

  /** Defines the stack. */
  public FirewallStack(Construct app, DeploymentConfig config, ITopic alarmsTopic) {
    super(app, config, "Firewall", "What Comanda's distributions refuse");
    metricName = config.stackName("WebAcl");
    webAcl =
        CfnWebACL.Builder.create(this, "WebAcl")
            .description("In front of the storefront and the API")
            .scope("CLOUDFRONT")
            .defaultAction(
                DefaultActionProperty.builder()
                    .allow(AllowActionProperty.builder().build())
                    .build())
            .rules(FirewallRules.of(config))
            .visibilityConfig(FirewallRules.visible(metricName))
            .associationConfig(
                AssociationConfigProperty.builder()
                    .requestBody(
                        Map.of(
                            "CLOUDFRONT",
                            RequestBodyAssociatedResourceTypeConfigProperty.builder()
                                .defaultSizeInspectionLimit("KB_64")
                                .build()))
                    .build())
            .build();
    log(config);
    new FirewallAlarms(new Alarms(this, alarmsTopic)).blocks(config, metricName);
  }

  /**
   * Logs what was blocked or counted, without tokens and cookies. WAF takes only log groups whose
   * names begin with {@code aws-waf-logs-}.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/waf/latest/developerguide/logging-cw-logs.html">Logging
   *     to CloudWatch Logs</a>
   */
  private void log(DeploymentConfig config) {
    String name = "aws-waf-logs-comanda-" + config.stage().id();
    LogGroup logs = Logs.builder(this, "Logs", config).logGroupName(name).build();
    ResourcePolicy delivery =
        ResourcePolicy.Builder.create(this, "LogDelivery")
            .policyStatements(
                List.of(
                    PolicyStatement.Builder.create()
                        .principals(List.of(new ServicePrincipal("delivery.logs.amazonaws.com")))
                        .actions(List.of("logs:CreateLogStream", "logs:PutLogEvents"))
                        .resources(List.of(logs.getLogGroupArn()))
                        .conditions(
                            Ordered.map(
                                entry("StringEquals", Map.of("aws:SourceAccount", getAccount())),
                                entry(
                                    "ArnLike",
                                    Map.of(
                                        "aws:SourceArn",
                                        "arn:%s:logs:%s:%s:*"
                                            .formatted(
                                                getPartition(), getRegion(), getAccount())))))
                        .build()))
            .build();
    CfnLoggingConfiguration.Builder.create(this, "Logging")
        .resourceArn(webAcl.getAttrArn())
        .logDestinationConfigs(
            List.of(
                Fn.join(
                    ":",
                    List.of(
                        "arn",
                        getPartition(),
                        "logs",
                        getRegion(),
                        getAccount(),
                        "log-group",
                        logs.getLogGroupName()))))
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

  private static CfnLoggingConfiguration.FieldToMatchProperty header(String name) {
    return CfnLoggingConfiguration.FieldToMatchProperty.builder()
        .singleHeader(Map.of("Name", name))
        .build();
  }

  private static Map<String, Object> action(String action) {
    return Map.of("ActionCondition", Map.of("Action", action));
  }

  /** The firewall, for a distribution. */
  public CfnWebACL webAcl() {
    return webAcl;
  }

  /** The dimension {@code WebACL} of the firewall's metrics. */
  public String metricName() {
    return metricName;
  }
}
