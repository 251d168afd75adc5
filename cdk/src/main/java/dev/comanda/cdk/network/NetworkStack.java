package dev.comanda.cdk.network;

import dev.comanda.cdk.config.DeploymentConfig;
import dev.comanda.cdk.construct.ComandaStack;
import dev.comanda.cdk.construct.FunctionNetwork;
import dev.comanda.cdk.construct.Logs;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awscdk.Acknowledgment;
import software.amazon.awscdk.Validations;
import software.amazon.awscdk.services.ec2.CfnEIP;
import software.amazon.awscdk.services.ec2.FlowLogDestination;
import software.amazon.awscdk.services.ec2.FlowLogOptions;
import software.amazon.awscdk.services.ec2.FlowLogTrafficType;
import software.amazon.awscdk.services.ec2.GatewayVpcEndpointAwsService;
import software.amazon.awscdk.services.ec2.GatewayVpcEndpointOptions;
import software.amazon.awscdk.services.ec2.ISubnet;
import software.amazon.awscdk.services.ec2.IpAddresses;
import software.amazon.awscdk.services.ec2.NatGatewayProps;
import software.amazon.awscdk.services.ec2.NatProvider;
import software.amazon.awscdk.services.ec2.Peer;
import software.amazon.awscdk.services.ec2.Port;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.ec2.SubnetConfiguration;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.ec2.SubnetType;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.logs.LogGroup;
import software.constructs.Construct;

/**
 * A network in three zones. Functions are in its private subnets and reach the internet through the
 * NAT gateway of their own zone, so that the loss of a zone takes no other with it; S3 and DynamoDB
 * they reach without one, for which AWS charges nothing.
 *
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/vpc-nat-gateway.html">NAT
 *     gateways</a>
 */
public final class NetworkStack extends ComandaStack {

  private static final String ADDRESSES = "10.0.0.0/16";
  private static final int PUBLIC_BITS = 24;
  private static final int PRIVATE_BITS = 20;
  private static final SubnetSelection PRIVATE =
      SubnetSelection.builder().subnetType(SubnetType.PRIVATE_WITH_EGRESS).build();

  private final Vpc vpc;
  private final SecurityGroup functionsGroup;

  /** Defines the stack. */
  public NetworkStack(Construct app, DeploymentConfig config) {
    super(app, config, "Network", "The network of Comanda's functions, and its fixed addresses");
    vpc = vpc(config, natAddresses(config.networkZones().size()));
    vpc.getPublicSubnets().forEach(NetworkStack::acceptTheZone);
    vpc.getPrivateSubnets().forEach(NetworkStack::acceptTheZone);
    vpc.addGatewayEndpoint("S3Endpoint", endpoint(GatewayVpcEndpointAwsService.S3));
    vpc.addGatewayEndpoint("DynamoDbEndpoint", endpoint(GatewayVpcEndpointAwsService.DYNAMODB));
    logFlows(config);
    functionsGroup = functionsGroup();
  }

  /** Allocated by themselves and not with the gateways: a gateway may go, its address stays. */
  private List<CfnEIP> natAddresses(int count) {
    List<CfnEIP> addresses = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      CfnEIP address = CfnEIP.Builder.create(this, "NatIp" + i).domain("vpc").build();
      output("NatAddress" + i, address.getRef());
      addresses.add(address);
    }
    return addresses;
  }

  private Vpc vpc(DeploymentConfig config, List<CfnEIP> addresses) {
    return Vpc.Builder.create(this, "Vpc")
        .vpcName(config.stackName("Vpc"))
        .ipAddresses(IpAddresses.cidr(ADDRESSES))
        .availabilityZones(config.networkZones())
        .natGateways(addresses.size())
        .natGatewayProvider(
            NatProvider.gateway(
                NatGatewayProps.builder()
                    .eipAllocationIds(addresses.stream().map(CfnEIP::getAttrAllocationId).toList())
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

  private void logFlows(DeploymentConfig config) {
    LogGroup logs = Logs.builder(this, "FlowLogs", config).build();
    vpc.addFlowLog(
        "Flows",
        FlowLogOptions.builder()
            .destination(FlowLogDestination.toCloudWatchLogs(logs))
            .trafficType(FlowLogTrafficType.ALL)
            .build());
  }

  /** Nothing calls a function through the network, and all that functions call speaks HTTPS. */
  private SecurityGroup functionsGroup() {
    SecurityGroup group =
        SecurityGroup.Builder.create(this, "FunctionsSecurityGroup")
            .vpc(vpc)
            .description("Functions: HTTPS to anywhere, and nothing from anywhere")
            .allowAllOutbound(false)
            .build();
    group.addEgressRule(Peer.anyIpv4(), Port.tcp(443), "HTTPS to AWS services");
    return group;
  }

  /** Where functions belong. */
  public FunctionNetwork functions() {
    return new FunctionNetwork(vpc, PRIVATE, functionsGroup);
  }
}
