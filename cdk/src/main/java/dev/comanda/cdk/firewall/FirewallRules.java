package dev.comanda.cdk.firewall;

import dev.comanda.cdk.config.CallsPerAddress;
import dev.comanda.cdk.config.DeploymentConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import software.amazon.awscdk.services.wafv2.CfnWebACL.BlockActionProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.CountActionProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.ManagedRuleGroupStatementProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.OverrideActionProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.RateBasedStatementProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.RuleActionOverrideProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.RuleActionProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.RuleProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.StatementProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.VisibilityConfigProperty;

/**
 * The firewall's rules in the order in which they are asked; the first that blocks decides. Each
 * has a metric of its own name.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-list.html">AWS
 *     Managed Rules</a>
 */
final class FirewallRules {

  private final List<RuleProperty> rules = new ArrayList<>();

  private FirewallRules() {}

  /** The rules: whoever calls too often first, since that costs the least to see. */
  static List<RuleProperty> of(DeploymentConfig config) {
    CallsPerAddress calls = config.edge().callsPerAddress();
    FirewallRules rules = new FirewallRules();
    rules.managed("AWSManagedRulesAmazonIpReputationList", List.of());
    rules.block(
        "CallsOfAuthPerAddress",
        Statements.rate(calls.auth()).scopeDownStatement(Statements.auth()).build());
    rules.block("CallsPerAddress", Statements.rate(calls.all()).build());
    rules.block("LongestBody", Statements.longerThan(FirewallStack.LONGEST_BODY));
    rules.managed("AWSManagedRulesKnownBadInputsRuleSet", List.of());
    rules.managed("AWSManagedRulesCommonRuleSet", List.of("SizeRestrictions_BODY"));
    return rules.rules;
  }

  /**
   * A group of AWS's own rules.
   *
   * @param counted those of its rules that count and do not block
   */
  private void managed(String group, List<String> counted) {
    add(
        group.substring("AWSManagedRules".length()),
        StatementProperty.builder()
            .managedRuleGroupStatement(
                ManagedRuleGroupStatementProperty.builder()
                    .vendorName("AWS")
                    .name(group)
                    .ruleActionOverrides(
                        counted.isEmpty()
                            ? null
                            : counted.stream().map(FirewallRules::count).toList())
                    .build())
            .build(),
        rule -> rule.overrideAction(OverrideActionProperty.builder().none(Map.of()).build()));
  }

  private static RuleActionOverrideProperty count(String rule) {
    return RuleActionOverrideProperty.builder()
        .name(rule)
        .actionToUse(
            RuleActionProperty.builder().count(CountActionProperty.builder().build()).build())
        .build();
  }

  private void block(String name, RateBasedStatementProperty rate) {
    block(name, StatementProperty.builder().rateBasedStatement(rate).build());
  }

  private void block(String name, StatementProperty statement) {
    add(
        name,
        statement,
        rule ->
            rule.action(
                RuleActionProperty.builder().block(BlockActionProperty.builder().build()).build()));
  }

  private void add(
      String name, StatementProperty statement, UnaryOperator<RuleProperty.Builder> action) {
    rules.add(
        action
            .apply(
                RuleProperty.builder()
                    .name(name)
                    .priority(rules.size())
                    .statement(statement)
                    .visibilityConfig(visible(name)))
            .build());
  }

  /**
   * Counted, but without samples of requests: WAF would keep them with their tokens, and the log
   * has the same without.
   */
  static VisibilityConfigProperty visible(String metric) {
    return VisibilityConfigProperty.builder()
        .cloudWatchMetricsEnabled(true)
        .sampledRequestsEnabled(false)
        .metricName(metric)
        .build();
  }
}
