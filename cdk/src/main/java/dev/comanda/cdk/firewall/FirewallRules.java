package dev.comanda.cdk.firewall;

import dev.comanda.cdk.config.CallsPerAddress;
import dev.comanda.cdk.config.DeploymentConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import software.amazon.awscdk.services.wafv2.CfnWebACL.BlockActionProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.BodyProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.ByteMatchStatementProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.CountActionProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.FieldToMatchProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.ManagedRuleGroupStatementProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.OverrideActionProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.RateBasedStatementProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.RuleActionOverrideProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.RuleActionProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.RuleProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.SizeConstraintStatementProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.StatementProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.TextTransformationProperty;
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

  private static final int RATE_WINDOW_SECONDS = 300;

  private final List<RuleProperty> rules = new ArrayList<>();

  private FirewallRules() {}

  /** The rules: whoever calls too often first, since that costs the least to see. */
  static List<RuleProperty> of(DeploymentConfig config) {
    CallsPerAddress calls = config.edge().callsPerAddress();
    FirewallRules rules = new FirewallRules();
    rules.managed("AWSManagedRulesAmazonIpReputationList", List.of());
    rules.block("CallsOfAuthPerAddress", rate(calls.auth()).scopeDownStatement(auth()).build());
    rules.block("CallsPerAddress", rate(calls.all()).build());
    rules.block("LongestBody", longerThan(FirewallStack.LONGEST_BODY));
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

  private static RateBasedStatementProperty.Builder rate(int limit) {
    return RateBasedStatementProperty.builder()
        .aggregateKeyType("IP")
        .evaluationWindowSec(RATE_WINDOW_SECONDS)
        .limit(limit);
  }

  /** Paths below {@code /auth/}, however they are spelled. */
  private static StatementProperty auth() {
    return StatementProperty.builder()
        .byteMatchStatement(
            ByteMatchStatementProperty.builder()
                .fieldToMatch(FieldToMatchProperty.builder().uriPath(Map.of()).build())
                .positionalConstraint("STARTS_WITH")
                .searchString("/auth/")
                .textTransformations(transformed("URL_DECODE", "NORMALIZE_PATH", "LOWERCASE"))
                .build())
        .build();
  }

  /** WAF sees no more of a body than its limit of inspection: what is beyond matches too. */
  private static StatementProperty longerThan(int bytes) {
    return StatementProperty.builder()
        .sizeConstraintStatement(
            SizeConstraintStatementProperty.builder()
                .fieldToMatch(
                    FieldToMatchProperty.builder()
                        .body(BodyProperty.builder().oversizeHandling("MATCH").build())
                        .build())
                .comparisonOperator("GT")
                .size(bytes)
                .textTransformations(transformed("NONE"))
                .build())
        .build();
  }

  private static List<TextTransformationProperty> transformed(String... types) {
    List<TextTransformationProperty> transformations = new ArrayList<>();
    for (String type : types) {
      transformations.add(
          TextTransformationProperty.builder().priority(transformations.size()).type(type).build());
    }
    return transformations;
  }
}
