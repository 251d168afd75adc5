package dev.comanda.cdk.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.cdk.assembly.Assembly;
import dev.comanda.cdk.assembly.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PermissionsTest {

  /** The actions that know no resources to name, as the service authorization reference says. */
  private static final Set<String> WITHOUT_RESOURCES =
      Set.of(
          "xray:PutTraceSegments",
          "xray:PutTelemetryRecords",
          "ec2:AssignPrivateIpAddresses",
          "ec2:CreateNetworkInterface",
          "ec2:DeleteNetworkInterface",
          "ec2:DescribeNetworkInterfaces",
          "ec2:DescribeSubnets",
          "ec2:UnassignPrivateIpAddresses",
          "xray:GetSamplingRules",
          "xray:GetSamplingTargets",
          "logs:CreateLogDelivery",
          "logs:GetLogDelivery",
          "logs:UpdateLogDelivery",
          "logs:DeleteLogDelivery",
          "logs:ListLogDeliveries",
          "logs:PutResourcePolicy",
          "logs:DescribeResourcePolicies",
          "logs:DescribeLogGroups");

  /** What CodeDeploy reads: alarms, and versions that are not there yet. */
  private static final Set<String> READ_BY_RELEASES =
      Set.of("cloudwatch:DescribeAlarms", "lambda:GetProvisionedConcurrencyConfig");

  /** The actions on objects, of which there are too many to name. */
  private static final Set<String> OF_OBJECTS =
      Set.of(
          "s3:PutObject",
          "s3:GetObject",
          "s3:AbortMultipartUpload",
          "s3:GetObjectVersionForReplication",
          "s3:GetObjectVersionAcl",
          "s3:GetObjectVersionTagging",
          "s3:ReplicateObject",
          "s3:ReplicateDelete",
          "s3:ReplicateTags");

  @ParameterizedTest
  @MethodSource("dev.comanda.cdk.assembly.Assembly#both")
  void nameEveryAction(Assembly assembly) {
    assertThat(granted(assembly)).noneMatch(grant -> grant.action().contains("*"));
  }

  @ParameterizedTest
  @MethodSource("dev.comanda.cdk.assembly.Assembly#both")
  void coverAllResourcesOnlyWhereAnActionKnowsNone(Assembly assembly) {
    assertThat(granted(assembly))
        .filteredOn(grant -> grant.resource().isTextual() && grant.resource().asText().equals("*"))
        .extracting(Grant::action)
        .isNotEmpty()
        .isSubsetOf(WITHOUT_RESOURCES);
  }

  @Test
  void endInAWildcardOnlyForObjectsTheSandboxOfSesAndWhatReleasesRead() {
    assertThat(granted(Assembly.dev()))
        .filteredOn(grant -> grant.resource().toString().contains("*"))
        .filteredOn(grant -> !WITHOUT_RESOURCES.contains(grant.action()))
        .extracting(Grant::action)
        .allMatch(
            action ->
                OF_OBJECTS.contains(action)
                    || READ_BY_RELEASES.contains(action)
                    || action.equals("ses:SendEmail"));
  }

  /** In SES's sandbox every account begins, in whatever stage, and with or without a domain. */
  @ParameterizedTest
  @MethodSource("dev.comanda.cdk.assembly.Assembly#all")
  void letMailsBeSentToWhomeverSesAsksAbout(Assembly assembly) {
    assertThat(granted(assembly))
        .filteredOn(grant -> grant.action().equals("ses:SendEmail"))
        .filteredOn(grant -> grant.resource().toString().contains(":identity/"))
        .isNotEmpty()
        .allMatch(grant -> grant.resource().toString().contains(":identity/*"));
  }

  @Test
  void giveEachFunctionTheTableOperationsThatItUses() {
    Map<String, Set<String>> operations = new TreeMap<>();
    for (Grant grant : granted(Assembly.dev())) {
      if (grant.action().startsWith("dynamodb:") && grant.policy().contains("Function")) {
        operations
            .computeIfAbsent(
                grant.policy().replace("RoleDefaultPolicy", ""), key -> new TreeSet<>())
            .add(grant.action().substring("dynamodb:".length()));
      }
    }

    assertThat(operations)
        .isEqualTo(
            Map.of(
                "AuthFunction", Set.of("UpdateItem"),
                "ProductsFunction", Set.of("BatchGetItem", "GetItem", "Query"),
                "OrdersFunction",
                    Set.of("BatchGetItem", "GetItem", "PutItem", "Query", "UpdateItem"),
                "SendOrderEmailFunction", Set.of("UpdateItem")));
  }

  @Test
  void letEachFunctionNearItsOwnItemsOnly() {
    Map<String, Set<String>> items = new TreeMap<>();
    for (Resource policy : Assembly.dev().resources("AWS::IAM::Policy")) {
      for (JsonNode statement : policy.statements()) {
        JsonNode keys = statement.at("/Condition/ForAllValues:StringLike/dynamodb:LeadingKeys");
        if (!keys.isMissingNode()) {
          items
              .computeIfAbsent(policy.id().replace("RoleDefaultPolicy", ""), key -> new TreeSet<>())
              .addAll(Resource.texts(keys));
        } else if (policy.id().contains("Function")) {
          assertThat(statement.path("Action").toString()).doesNotContain("dynamodb:");
        }
      }
    }

    assertThat(items)
        .isEqualTo(
            Map.of(
                "AuthFunction", Set.of("CUSTOMER#*", "ATTEMPTS#*"),
                "ProductsFunction", Set.of("CATALOGUE", "CATEGORY#*", "STOCK#*"),
                "OrdersFunction", Set.of("CATALOGUE", "CUSTOMER#*", "STOCK#*"),
                "MailEvents", Set.of("CUSTOMER#*"),
                "SendOrderEmailFunction", Set.of("ORDER#*")));
  }

  @ParameterizedTest
  @MethodSource("dev.comanda.cdk.assembly.Assembly#all")
  void letTheShopsAddressSendAndNoOther(Assembly assembly) {
    String domain = assembly.toString().endsWith("domain") ? "olivar.example" : "example.com";
    assertThat(assembly.resource("Email", "SendOrderEmailFunctionRoleDefaultPolicy").statements())
        .filteredOn(statement -> statement.path("Action").toString().contains("ses:"))
        .singleElement()
        .satisfies(
            statement ->
                assertThat(statement.at("/Condition/StringEquals/ses:FromAddress").asText())
                    .isEqualTo("orders@" + domain));
  }

  @Test
  void letTheVerificationAskForTheSenderAndNothingElse() {
    assertThat(granted(Assembly.prod()))
        .filteredOn(grant -> grant.policy().startsWith("VerifiedSender"))
        .filteredOn(grant -> !WITHOUT_RESOURCES.contains(grant.action()))
        .filteredOn(grant -> !grant.action().startsWith("logs:"))
        .singleElement()
        .satisfies(
            grant -> {
              assertThat(grant.action()).isEqualTo("ses:GetEmailIdentity");
              assertThat(grant.resource().toString())
                  .contains(":identity/example.com\"")
                  .doesNotContain("*");
            });
  }

  @ParameterizedTest
  @MethodSource("dev.comanda.cdk.assembly.Assembly#both")
  void giveNoRoleAManagedPolicy(Assembly assembly) {
    assertThat(assembly.resources("AWS::IAM::Role"))
        .isNotEmpty()
        .noneMatch(role -> role.properties().has("ManagedPolicyArns"));
  }

  private record Grant(String policy, String action, JsonNode resource) {}

  private static List<Grant> granted(Assembly assembly) {
    List<Grant> grants = new ArrayList<>();
    for (Resource policy : assembly.resources("AWS::IAM::Policy")) {
      for (JsonNode statement : policy.statements()) {
        if (statement.path("Effect").asText().equals("Deny")) {
          continue;
        }
        for (String action : Resource.texts(statement.path("Action"))) {
          for (JsonNode resource : Resource.list(statement.path("Resource"))) {
            grants.add(new Grant(policy.id(), action, resource));
          }
        }
      }
    }
    return grants;
  }
}
