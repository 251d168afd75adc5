package dev.comanda.cdk.construct;

import dev.comanda.workflows.construct.Permissions;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.codedeploy.ILambdaApplication;
import software.amazon.awscdk.services.codedeploy.LambdaApplication;
import software.amazon.awscdk.services.iam.IRole;
import software.amazon.awscdk.services.iam.PrincipalWithConditions;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.lambda.Function;
import software.constructs.Construct;
import software.constructs.IConstruct;

/**
 * CodeDeploy for the functions of one stack, with a role that may move their aliases and read
 * alarms. AWS's managed policy for it would also allow every alias of the account, and S3.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/codedeploy/latest/userguide/getting-started-create-service-role.html">Service
 *     role for CodeDeploy</a>
 */
final class Releases extends Construct {

  private static final String ID = "Releases";

  private final LambdaApplication application;
  private final Role role;

  /** Those of the stack that {@code construct} is in. */
  static Releases of(IConstruct construct) {
    Stack stack = Stack.of(construct);
    IConstruct existing = stack.getNode().tryFindChild(ID);
    return existing == null ? new Releases(stack) : (Releases) existing;
  }

  private Releases(Stack stack) {
    super(stack, ID);
    application = LambdaApplication.Builder.create(this, "Resource").build();
    role =
        Role.Builder.create(this, "Role")
            .assumedBy(
                new PrincipalWithConditions(
                    new ServicePrincipal("codedeploy.amazonaws.com"),
                    Map.of("StringEquals", Map.of("aws:SourceAccount", stack.getAccount()))))
            .description("What releases of functions may do")
            .build();
    Permissions.allow(role, List.of("cloudwatch:DescribeAlarms"), List.of(Alarms.arn(stack, "*")));
    accept(
        "arn:aws:cloudwatch:" + stack.getRegion() + ":<AWS::AccountId>:alarm:*",
        "CloudWatch checks the permission to read alarms against all alarms of the account.");
  }

  /** What the deployment groups belong to. */
  ILambdaApplication application() {
    return application;
  }

  /**
   * The role, once it may also move this alias.
   *
   * @param id the function's logical id
   */
  IRole roleFor(String id, Function function, Alias live) {
    // Not the alias's own ARN: the alias is made after its deployment group, and so after the role.
    String arn = function.getFunctionArn();
    Permissions.allow(
        role,
        List.of("lambda:GetAlias", "lambda:UpdateAlias"),
        List.of(arn, arn + ":" + live.getAliasName()));
    Permissions.allow(role, List.of("lambda:GetProvisionedConcurrencyConfig"), List.of(arn + ":*"));
    accept("<" + id + ".Arn>:*", "Which versions there will be is not known; it is only read.");
    return role.withoutPolicyUpdates();
  }

  private void accept(String resource, String reason) {
    Nag.accept(
        (Construct) role.getNode().findChild("DefaultPolicy"),
        "AwsSolutions-IAM5",
        "Resource::" + resource,
        reason);
  }
}
