package dev.comanda.cdk.construct;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.cdk.assembly.Assembly;
import dev.comanda.cdk.assembly.Resource;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NamesTest {

  /** The properties by which the resource types in use would take a physical name. */
  private static final Set<String> PHYSICAL_NAMES =
      Set.of(
          "BucketName",
          "ClientName",
          "DeliveryStreamName",
          "FunctionName",
          "LogGroupName",
          "LogStreamName",
          "QueueName",
          "RoleName",
          "StateMachineName",
          "TableName",
          "TopicName",
          "UserPoolName");

  /** The log group whose name's beginning WAF insists on. */
  private static final String FIREWALL_LOGS = "Firewall/Logs";

  /** The types whose physical name is {@code Name}, and which do without one. */
  private static final Set<String> NAMED_BY_NAME =
      Set.of(
          "AWS::Kinesis::Stream",
          "AWS::Pipes::Pipe",
          "AWS::SES::ConfigurationSet",
          "AWS::SecretsManager::Secret",
          "AWS::WAFv2::WebACL");

  /** The types that name the resource they belong to, not themselves. */
  private static final Set<String> REFERRING =
      Set.of(
          "AWS::EC2::FlowLog",
          "AWS::Lambda::Alias",
          "AWS::Lambda::Permission",
          "AWS::Lambda::Version",
          "AWS::Logs::LogStream",
          "Custom::S3AutoDeleteObjects");

  /** Made by CDK in another construct's name; and what is new under a new id only. */
  private static final Set<String> HASHED =
      Set.of("AWS::SNS::Subscription", "AWS::Lambda::Version");

  /** What is referred to from another region, where CloudFormation's own name is not known. */
  private static final Set<String> NAMED_ACROSS_REGIONS = Set.of("EmailsReplicaBucket");

  @ParameterizedTest
  @MethodSource("dev.comanda.cdk.assembly.Assembly#both")
  void areLeftToCloudFormation(Assembly assembly) {
    for (Resource resource : assembly.resources()) {
      if (!REFERRING.contains(resource.type())
          && !NAMED_ACROSS_REGIONS.contains(resource.id())
          && !resource.toString().equals(FIREWALL_LOGS)) {
        assertThat(resource.properties().fieldNames())
            .toIterable()
            .as(resource.toString())
            .doesNotContainAnyElementsOf(PHYSICAL_NAMES);
      }
      if (NAMED_BY_NAME.contains(resource.type())) {
        assertThat(resource.properties().has("Name")).as(resource.toString()).isFalse();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("dev.comanda.cdk.assembly.Assembly#both")
  void haveNoHashesInLogicalIds(Assembly assembly) {
    assertThat(assembly.resources())
        .filteredOn(resource -> !HASHED.contains(resource.type()) && !resource.isOfCdk())
        .extracting(Resource::id)
        .allMatch(
            id ->
                id.matches(
                    "([A-Z][a-z]*)+|OriginSecret\\d+|NatIp\\d|Vpc\\w+Subnet\\d\\w*|VpcS3Endpoint"));
  }

  @ParameterizedTest
  @MethodSource("dev.comanda.cdk.assembly.Assembly#both")
  void areThoseOfTheStage(Assembly assembly) {
    assertThat(assembly.template("Data").path("Outputs").toString())
        .contains("Comanda-" + assembly + "-Data:");
  }
}
