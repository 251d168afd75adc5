package dev.comanda.cdk.construct;

import dev.comanda.cdk.config.DeploymentConfig;
import dev.comanda.workflows.construct.Logs;
import dev.comanda.workflows.construct.Permissions;
import java.util.List;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.services.iam.IRole;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.logs.LogGroup;
import software.constructs.Construct;
import software.constructs.IConstruct;

/**
 * The functions that CDK brings along for its custom resources, such as the one that empties
 * buckets. It makes them without choices; here they get what functions of ours have: a log group
 * that ends, a role without a managed policy, traces, and ARM.
 */
public final class LibraryFunctions {

  private static final String PROVIDER = "CustomResourceProvider";

  private LibraryFunctions() {}

  /**
   * Gives all such functions below {@code app} their bounds. CDK makes one of a kind in each stack
   * that needs it, right below the stack; to look at every construct would take a second.
   */
  public static void bound(Construct app, DeploymentConfig config) {
    for (IConstruct stack : app.getNode().getChildren()) {
      for (IConstruct construct : stack.getNode().getChildren()) {
        // Its path: one call of the library, where the id would take two.
        if (construct.toString().endsWith(PROVIDER)) {
          tighten((Construct) construct, config);
        }
      }
    }
  }

  private static void tighten(Construct provider, DeploymentConfig config) {
    LogGroup logs = Logs.builder(provider, "Logs", config.retention().logs()).build();
    CfnResource role = (CfnResource) provider.getNode().findChild("Role");
    role.addPropertyDeletionOverride("ManagedPolicyArns");
    IRole grantee = Role.fromRoleName(provider, "RoleByName", role.getRef());
    logs.grantWrite(grantee);
    Permissions.allow(
        grantee, List.of("xray:PutTraceSegments", "xray:PutTelemetryRecords"), List.of("*"));
    IConstruct policy = grantee.getNode().findChild("Policy");
    Nag.accept(
        policy,
        "AwsSolutions-IAM5",
        "Resource::*",
        "X-Ray's two actions know no resources to name.");
    CfnResource function = (CfnResource) provider.getNode().findChild("Handler");
    function.getNode().addDependency(policy);
    function.addPropertyOverride("Architectures", List.of("arm64"));
    function.addPropertyOverride("TracingConfig.Mode", "Active");
    function.addPropertyOverride("LoggingConfig.LogGroup", logs.getLogGroupName());
    function.addPropertyOverride("LoggingConfig.LogFormat", "JSON");
  }
}
