package dev.comanda.cdk.construct;

import dev.comanda.workflows.construct.Permissions;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.ec2.ISecurityGroup;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.lambda.Function;

/**
 * The network that functions run in.
 *
 * @param vpc the network
 * @param subnets where in it
 * @param securityGroup what may be called from there
 */
public record FunctionNetwork(IVpc vpc, SubnetSelection subnets, ISecurityGroup securityGroup) {

  private static final List<String> INTERFACES =
      List.of(
          "ec2:AssignPrivateIpAddresses",
          "ec2:CreateNetworkInterface",
          "ec2:DeleteNetworkInterface",
          "ec2:DescribeNetworkInterfaces",
          "ec2:DescribeSubnets",
          "ec2:UnassignPrivateIpAddresses");

  /**
   * Puts a function into the network. Lambda makes the network interfaces with the function's role;
   * the function's own code, which has the same role, may not.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html#configuration-vpc-permissions">Required
   *     IAM permissions</a>
   */
  void host(Function.Builder function, Role role) {
    function.vpc(vpc).vpcSubnets(subnets).securityGroups(List.of(securityGroup));
    Permissions.allow(role, INTERFACES, List.of("*"));
    role.addToPrincipalPolicy(
        PolicyStatement.Builder.create()
            .effect(Effect.DENY)
            .actions(INTERFACES)
            .resources(List.of("*"))
            .conditions(Map.of("Null", Map.of("lambda:SourceFunctionArn", "false")))
            .build());
  }
}
