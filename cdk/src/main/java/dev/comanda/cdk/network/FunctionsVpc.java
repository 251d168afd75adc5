package dev.comanda.cdk.network;

import dev.comanda.cdk.config.DeploymentConfig;
import java.util.List;
import software.amazon.awscdk.Acknowledgment;
import software.amazon.awscdk.Validations;
import software.amazon.awscdk.services.ec2.CfnEIP;
import software.amazon.awscdk.services.ec2.GatewayVpcEndpointAwsService;
import software.amazon.awscdk.services.ec2.GatewayVpcEndpointOptions;
import software.amazon.awscdk.services.ec2.ISubnet;
import software.amazon.awscdk.services.ec2.IpAddresses;
import software.amazon.awscdk.services.ec2.NatGatewayProps;
import software.amazon.awscdk.services.ec2.NatProvider;
import software.amazon.awscdk.services.ec2.SubnetConfiguration;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.ec2.SubnetType;
import software.amazon.awscdk.services.ec2.Vpc;
import software.constructs.Construct;

/**
 * Public subnets with a NAT gateway each, and private subnets for functions. S3 and DynamoDB are
 * reached without a gateway.
 */
final class FunctionsVpc {

  /** Where functions are. */
  static final SubnetSelection PRIVATE =
      SubnetSelection.builder().subnetType(SubnetType.PRIVATE_WITH_EGRESS).build();

  private static final String ADDRESSES = "10.0.0.0/16";
  private static final int PUBLIC_BITS = 24;
  private static final int PRIVATE_BITS = 20;

  private FunctionsVpc() {}

  /**
   * Defines the network.
   *
   * @param addresses those of the NAT gateways, one for each zone
   */
  static Vpc define(Construct scope, String id, DeploymentConfig config, List<CfnEIP> addresses) {
    Vpc vpc =
        Vpc.Builder.create(scope, id)
            .vpcName(config.stackName(id))
            .ipAddresses(IpAddresses.cidr(ADDRESSES))
            .availabilityZones(config.networkZones())
            .natGateways(addresses.size())
            .natGatewayProvider(
                NatProvider.gateway(
                    NatGatewayProps.builder()
                        .eipAllocationIds(
                            addresses.stream().map(CfnEIP::getAttrAllocationId).toList())
                        .build()))
            .restrictDefaultSecurityGroup(true)
            .subnetConfiguration(
                List.of(
                    SubnetConfiguration.builder()
                        .name("Public")
                        .subnetType(SubnetType.PUBLIC)
                        .cidrMask(PUBLIC_BITS)
                        .mapPublicIpOnLaunch(false)
                        .build(),
                    SubnetConfiguration.builder()
                        .name("Private")
                        .subnetType(SubnetType.PRIVATE_WITH_EGRESS)
                        .cidrMask(PRIVATE_BITS)
                        .build()))
            .build();
    vpc.getPublicSubnets().forEach(FunctionsVpc::acceptTheZone);
    vpc.getPrivateSubnets().forEach(FunctionsVpc::acceptTheZone);
    vpc.addGatewayEndpoint("S3Endpoint", endpoint(GatewayVpcEndpointAwsService.S3));
    vpc.addGatewayEndpoint("DynamoDbEndpoint", endpoint(GatewayVpcEndpointAwsService.DYNAMODB));
    return vpc;
  }

  private static void acceptTheZone(ISubnet subnet) {
    Validations.of(subnet.getNode().getDefaultChild())
        .acknowledge(
            Acknowledgment.builder()
                .id("CloudFormation-Validate::W3010")
                .reason("Its zone is configuration: an account may not have every zone.")
                .build());
  }

  private static GatewayVpcEndpointOptions endpoint(GatewayVpcEndpointAwsService service) {
    return GatewayVpcEndpointOptions.builder().service(service).subnets(List.of(PRIVATE)).build();
  }
}
