package dev.comanda.cdk.network;

import dev.comanda.cdk.config.DeploymentConfig;
import dev.comanda.cdk.construct.ComandaStack;
import dev.comanda.cdk.construct.FunctionNetwork;
import dev.comanda.workflows.construct.Logs;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awscdk.services.ec2.CfnEIP;
import software.amazon.awscdk.services.ec2.FlowLogDestination;
import software.amazon.awscdk.services.ec2.FlowLogOptions;
import software.amazon.awscdk.services.ec2.FlowLogTrafficType;
import software.amazon.awscdk.services.ec2.Peer;
import software.amazon.awscdk.services.ec2.Port;
import software.amazon.awscdk.services.ec2.SecurityGroup;
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

  private final Vpc vpc;
  private final SecurityGroup functionsGroup;

  /** Defines the stack. */
  public NetworkStack(Construct app, DeploymentConfig config) {
    super(app, config, "Network", "The network of Comanda's functions, and its fixed addresses");
    vpc = FunctionsVpc.define(this, "Vpc", config, natAddresses(config.networkZones().size()));
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

  private void logFlows(DeploymentConfig config) {
    LogGroup logs = Logs.builder(this, "FlowLogs", config.retention().logs()).build();
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
    return new FunctionNetwork(vpc, FunctionsVpc.PRIVATE, functionsGroup);
  }
}
