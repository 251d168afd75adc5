package dev.comanda.cdk.network;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.cdk.assembly.Assembly;
import dev.comanda.cdk.assembly.Resource;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The network of production's functions. */
class NetworkStackTest {

  private final Assembly prod = Assembly.prod();

  @Test
  void isThereInProductionOnlyUnlessAsked() {
    assertThat(prod.stacks()).contains("Network");
    assertThat(Assembly.dev().stacks()).doesNotContain("Network");
    assertThat(Assembly.dev().resources("AWS::Lambda::Function"))
        .noneMatch(function -> function.properties().has("VpcConfig"));
  }

  @Test
  void hasAPublicAndAPrivateSubnetInEachOfThreeZones() {
    assertThat(zones("Public")).isEqualTo(Set.of("us-east-1a", "us-east-1b", "us-east-1c"));
    assertThat(zones("Private")).isEqualTo(Set.of("us-east-1a", "us-east-1b", "us-east-1c"));
    assertThat(prod.resources("AWS::EC2::Subnet"))
        .hasSize(6)
        .noneMatch(subnet -> subnet.at("/MapPublicIpOnLaunch").asBoolean());
  }

  @Test
  void callsTheInternetFromThreeAddressesThatAreKnown() {
    List<Resource> gateways = prod.resources("AWS::EC2::NatGateway");
    TreeSet<String> addresses = new TreeSet<>();
    gateways.forEach(gateway -> addresses.add(gateway.at("/AllocationId/Fn::GetAtt/0").asText()));

    assertThat(addresses).containsExactly("NatIp1", "NatIp2", "NatIp3");
    assertThat(prod.resources("AWS::EC2::EIP")).hasSize(3);
    for (int i = 1; i <= 3; i++) {
      assertThat(prod.template("Network").at("/Outputs/NatAddress" + i + "/Value/Ref").asText())
          .isEqualTo("NatIp" + i);
    }
  }

  @Test
  void sendsEachPrivateSubnetThroughTheGatewayOfItsZone() {
    for (int i = 1; i <= 3; i++) {
      JsonNode route =
          prod.resource("Network", "VpcPrivateSubnet" + i + "DefaultRoute").properties();
      String gateway = route.at("/NatGatewayId/Ref").asText();

      assertThat(route.path("DestinationCidrBlock").asText()).isEqualTo("0.0.0.0/0");
      assertThat(prod.resource("Network", gateway).at("/SubnetId/Ref").asText())
          .isEqualTo("VpcPublicSubnet" + i + "Subnet");
    }
  }

  @Test
  void reachesS3AndDynamoDbWithoutAGateway() {
    assertThat(prod.resources("AWS::EC2::VPCEndpoint"))
        .hasSize(2)
        .allSatisfy(
            endpoint -> {
              assertThat(endpoint.at("/VpcEndpointType").asText()).isEqualTo("Gateway");
              assertThat(endpoint.at("/RouteTableIds")).hasSize(3);
              assertThat(endpoint.at("/RouteTableIds").toString()).doesNotContain("Public");
            })
        .extracting(endpoint -> endpoint.at("/ServiceName").toString())
        .anyMatch(name -> name.contains("s3"))
        .anyMatch(name -> name.contains("dynamodb"));
  }

  @Test
  void logsItsFlows() {
    assertThat(prod.resources("AWS::EC2::FlowLog"))
        .singleElement()
        .satisfies(
            log -> {
              assertThat(log.at("/TrafficType").asText()).isEqualTo("ALL");
              assertThat(log.at("/LogGroupName/Ref").asText()).isEqualTo("FlowLogs");
            });
  }

  @Test
  void letsFunctionsCallHttpsAndNobodyCallThem() {
    assertThat(prod.resources("AWS::EC2::SecurityGroup"))
        .singleElement()
        .satisfies(
            group -> {
              assertThat(group.properties().has("SecurityGroupIngress")).isFalse();
              assertThat(group.at("/SecurityGroupEgress")).hasSize(1);
              assertThat(group.at("/SecurityGroupEgress/0/FromPort").asInt()).isEqualTo(443);
              assertThat(group.at("/SecurityGroupEgress/0/ToPort").asInt()).isEqualTo(443);
              assertThat(group.at("/SecurityGroupEgress/0/IpProtocol").asText()).isEqualTo("tcp");
            });
    assertThat(prod.resources("AWS::EC2::SecurityGroupIngress")).isEmpty();
  }

  @Test
  void letsNobodyUseTheGroupThatAwsMakes() {
    Resource restricted = prod.resource("Network", "VpcRestrictDefaultSecurityGroupCustomResource");

    assertThat(restricted.at("/DefaultSecurityGroupId/Fn::GetAtt").toString())
        .isEqualTo("[\"Vpc\",\"DefaultSecurityGroup\"]");
  }

  @Test
  void hostsEveryFunctionInThePrivateSubnets() {
    assertThat(prod.resources("AWS::Lambda::Function"))
        .isNotEmpty()
        .allSatisfy(
            function -> {
              JsonNode network = function.at("/VpcConfig");
              assertThat(network.path("SubnetIds")).hasSize(3);
              assertThat(network.path("SubnetIds").toString()).doesNotContain("Public");
              assertThat(network.path("SecurityGroupIds").toString())
                  .contains("FunctionsSecurityGroup");
            });
  }

  @Test
  void doesNotLetAFunctionsOwnCodeChangeIt() {
    for (Resource function : prod.resources("AWS::Lambda::Function")) {
      List<JsonNode> statements =
          prod.resource(function.stack(), function.id() + "RoleDefaultPolicy").statements();
      Set<String> allowed = interfaceActions(statements, "Allow");

      assertThat(allowed).contains("ec2:CreateNetworkInterface");
      assertThat(interfaceActions(statements, "Deny")).isEqualTo(allowed);
      assertThat(statements)
          .filteredOn(statement -> statement.path("Effect").asText().equals("Deny"))
          .singleElement()
          .satisfies(
              statement ->
                  assertThat(statement.at("/Condition/Null/lambda:SourceFunctionArn").asText())
                      .isEqualTo("false"));
    }
  }

  private static Set<String> interfaceActions(List<JsonNode> statements, String effect) {
    TreeSet<String> actions = new TreeSet<>();
    for (JsonNode statement : statements) {
      if (statement.path("Effect").asText().equals(effect)) {
        Resource.texts(statement.path("Action")).stream()
            .filter(action -> action.startsWith("ec2:"))
            .forEach(actions::add);
      }
    }
    return actions;
  }

  private Set<String> zones(String kind) {
    TreeSet<String> zones = new TreeSet<>();
    prod.resources("AWS::EC2::Subnet").stream()
        .filter(subnet -> subnet.id().startsWith("Vpc" + kind))
        .forEach(subnet -> zones.add(subnet.at("/AvailabilityZone").asText()));
    return zones;
  }
}
