package dev.comanda.cdk.firewall;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.cdk.assembly.Assembly;
import dev.comanda.cdk.assembly.Resource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FirewallStackTest {

  private static final int KIB_64 = 65_536;

  private final Assembly dev = Assembly.dev();
  private final Resource webAcl = dev.resource("Firewall", "WebAcl");

  @ParameterizedTest
  @MethodSource("dev.comanda.cdk.assembly.Assembly#all")
  void isOneInFrontOfEveryDistribution(Assembly assembly) {
    assertThat(assembly.resources("AWS::WAFv2::WebACL"))
        .singleElement()
        .satisfies(acl -> assertThat(acl.at("/Scope").asText()).isEqualTo("CLOUDFRONT"));
    assertThat(assembly.resources("AWS::CloudFront::Distribution"))
        .hasSize(2)
        .allSatisfy(
            distribution ->
                assertThat(distribution.at("/DistributionConfig/WebACLId/Fn::ImportValue").asText())
                    .startsWith("Comanda-")
                    .contains("-Firewall:ExportsOutputFnGetAttWebAclArn"));
  }

  @Test
  void asksItsRulesInThisOrder() {
    assertThat(webAcl.at("/DefaultAction").has("Allow")).isTrue();
    assertThat(rules())
        .extracting(rule -> rule.path("Priority").asInt())
        .containsExactly(0, 1, 2, 3, 4, 5);
    assertThat(rules())
        .extracting(rule -> rule.path("Name").asText())
        .containsExactly(
            "AmazonIpReputationList",
            "CallsOfAuthPerAddress",
            "CallsPerAddress",
            "LongestBody",
            "KnownBadInputsRuleSet",
            "CommonRuleSet");
  }

  @Test
  void blocksWhatAwssOwnRulesSay() {
    for (String group :
        List.of("AmazonIpReputationList", "KnownBadInputsRuleSet", "CommonRuleSet")) {
      JsonNode rule = rule(group);
      JsonNode managed = rule.at("/Statement/ManagedRuleGroupStatement");
      assertThat(managed.path("VendorName").asText()).isEqualTo("AWS");
      assertThat(managed.path("Name").asText()).isEqualTo("AWSManagedRules" + group);
      assertThat(managed.has("ScopeDownStatement")).isFalse();
      assertThat(rule.path("OverrideAction").has("None")).as(group).isTrue();
      if (!group.equals("CommonRuleSet")) {
        assertThat(managed.has("RuleActionOverrides")).as(group).isFalse();
      }
    }
  }

  /** The common rules would block an order above 8 KB. */
  @Test
  void letsBodiesOf64KilobytesThroughAndNoLongerOnes() {
    assertThat(rule("CommonRuleSet").at("/Statement/ManagedRuleGroupStatement/RuleActionOverrides"))
        .singleElement()
        .satisfies(
            override -> {
              assertThat(override.path("Name").asText()).isEqualTo("SizeRestrictions_BODY");
              assertThat(override.path("ActionToUse").has("Count")).isTrue();
            });
    JsonNode longest = rule("LongestBody");
    JsonNode size = longest.at("/Statement/SizeConstraintStatement");
    assertThat(longest.path("Action").has("Block")).isTrue();
    assertThat(size.path("ComparisonOperator").asText()).isEqualTo("GT");
    assertThat(size.path("Size").asInt()).isEqualTo(KIB_64);
    assertThat(size.at("/FieldToMatch/Body/OversizeHandling").asText()).isEqualTo("MATCH");
  }

  /** What is not inspected would pass, so as much is inspected as AWS allows. */
  @Test
  void inspectsAsMuchOfABodyAsPasses() {
    assertThat(
            webAcl
                .at("/AssociationConfig/RequestBody/CLOUDFRONT/DefaultSizeInspectionLimit")
                .asText())
        .isEqualTo("KB_64");
  }

  @Test
  void limitsTheCallsOfAnAddressAndThoseOfAuthMore() {
    JsonNode all = rate("CallsPerAddress");
    JsonNode auth = rate("CallsOfAuthPerAddress");

    assertThat(all.path("Limit").asInt()).isEqualTo(2_000);
    assertThat(all.has("ScopeDownStatement")).isFalse();
    assertThat(auth.path("Limit").asInt()).isEqualTo(100);
    JsonNode path = auth.at("/ScopeDownStatement/ByteMatchStatement");
    assertThat(path.path("FieldToMatch").has("UriPath")).isTrue();
    assertThat(path.path("PositionalConstraint").asText()).isEqualTo("STARTS_WITH");
    assertThat(path.path("SearchString").asText()).isEqualTo("/auth/");
    assertThat(path.path("TextTransformations").findValuesAsText("Type"))
        .containsExactly("URL_DECODE", "NORMALIZE_PATH", "LOWERCASE");
  }

  @Test
  void countsWhatEachRuleDoes() {
    assertThat(rules())
        .allSatisfy(
            rule -> {
              JsonNode visible = rule.path("VisibilityConfig");
              assertThat(visible.path("CloudWatchMetricsEnabled").asBoolean()).isTrue();
              assertThat(visible.path("MetricName")).isEqualTo(rule.path("Name"));
              assertThat(visible.path("SampledRequestsEnabled").asBoolean(true)).isFalse();
            });
    assertThat(webAcl.at("/VisibilityConfig/CloudWatchMetricsEnabled").asBoolean()).isTrue();
    assertThat(webAcl.at("/VisibilityConfig/MetricName").asText()).isEqualTo("Comanda-dev-WebAcl");
    assertThat(webAcl.at("/VisibilityConfig/SampledRequestsEnabled").asBoolean(true)).isFalse();
  }

  @Test
  void logsWhatWasRefusedWithoutTokens() {
    Resource logging = dev.resource("Firewall", "Logging");

    assertThat(logging.at("/ResourceArn").toString()).contains("WebAcl");
    assertThat(logging.at("/LogDestinationConfigs").toString())
        .contains("\"Ref\":\"Logs\"")
        .doesNotContain(":*");
    assertThat(logging.at("/RedactedFields").findValuesAsText("Name"))
        .containsExactlyInAnyOrder("authorization", "cookie");
    assertThat(logging.at("/LoggingFilter/DefaultBehavior").asText()).isEqualTo("DROP");
    assertThat(logging.at("/LoggingFilter/Filters/0/Behavior").asText()).isEqualTo("KEEP");
    assertThat(logging.at("/LoggingFilter/Filters/0/Conditions").findValuesAsText("Action"))
        .containsExactlyInAnyOrder("BLOCK", "COUNT");
  }

  @Test
  void logsIntoAGroupThatWafMayWriteTo() {
    Resource policy = dev.resource("Firewall", "LogDeliveryResourcePolicy");

    assertThat(dev.resource("Firewall", "Logs").at("/LogGroupName").asText())
        .isEqualTo("aws-waf-logs-comanda-dev");
    assertThat(Assembly.prod().resource("Firewall", "Logs").at("/LogGroupName").asText())
        .isEqualTo("aws-waf-logs-comanda-prod");
    assertThat(policy.at("/PolicyDocument").toString())
        .contains("delivery.logs.amazonaws.com", "logs:PutLogEvents", "aws:SourceAccount", "Logs");
    assertThat(dev.resource("Firewall", "Logging").definition().path("DependsOn").toString())
        .contains(policy.id());
  }

  private List<JsonNode> rules() {
    return Resource.list(webAcl.at("/Rules"));
  }

  private JsonNode rule(String name) {
    return rules().stream()
        .filter(rule -> rule.path("Name").asText().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("No rule " + name));
  }

  private JsonNode rate(String name) {
    JsonNode rule = rule(name);
    JsonNode rate = rule.at("/Statement/RateBasedStatement");
    assertThat(rule.path("Action").has("Block")).isTrue();
    assertThat(rate.path("AggregateKeyType").asText()).isEqualTo("IP");
    assertThat(rate.path("EvaluationWindowSec").asInt()).isEqualTo(300);
    return rate;
  }
}
