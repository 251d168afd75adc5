package dev.comanda.cdk.construct;

import static java.util.Map.entry;

import dev.comanda.cdk.config.DeploymentConfig;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.IGrantable;
import software.amazon.awscdk.services.iam.PrincipalWithConditions;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.pipes.CfnPipe;
import software.constructs.Construct;

/**
 * A pipe from {@code pipes/<name>.json} into a workflow. The file has the parameters of source and
 * target as CloudFormation has them; which source and which target, and whatever only exists once
 * deployed, is added here.
 *
 * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes.html">EventBridge
 *     Pipes</a>
 */
public abstract class Pipe extends Construct {

  private final Role role;
  private final CfnPipe pipe;

  Pipe(
      Construct scope,
      String id,
      DeploymentConfig config,
      String name,
      String sourceArn,
      WorkflowMachine target) {
    super(scope, id);
    LogGroup logs = Logs.builder(this, "Logs", config).build();
    role =
        Role.Builder.create(this, "Role")
            .assumedBy(pipesService(id))
            .description("What the pipe " + name + " may do")
            .build();
    logs.grantWrite(role);
    Permissions.allow(role, List.of("states:StartSyncExecution"), List.of(target.arn()));
    Map<String, Object> definition = Definition.json("pipes/" + name + ".json");
    pipe =
        CfnPipe.Builder.create(this, "Resource")
            .source(sourceArn)
            .target(target.arn())
            .roleArn(role.getRoleArn())
            .description((String) definition.get("Description"))
            .logConfiguration(
                CfnPipe.PipeLogConfigurationProperty.builder()
                    .level("ERROR")
                    .cloudwatchLogsLogDestination(
                        CfnPipe.CloudwatchLogsLogDestinationProperty.builder()
                            .logGroupArn(logs.getLogGroupArn())
                            .build())
                    .build())
            .build();
    pipe.addPropertyOverride("SourceParameters", definition.get("SourceParameters"));
    pipe.addPropertyOverride("TargetParameters", definition.get("TargetParameters"));
    pipe.getNode().addDependency(role);
  }

  /**
   * The pipes service, on behalf of this very pipe. CloudFormation makes the pipe's name from its
   * logical id, which is all that is known of the name before the pipe exists.
   */
  private PrincipalWithConditions pipesService(String id) {
    Stack stack = Stack.of(this);
    String pipeArn =
        stack.formatArn(
            ArnComponents.builder()
                .service("pipes")
                .resource("pipe")
                .resourceName("*" + id + "*")
                .build());
    return new PrincipalWithConditions(
        new ServicePrincipal("pipes.amazonaws.com"),
        Ordered.map(
            entry("StringEquals", Map.of("aws:SourceAccount", stack.getAccount())),
            entry("ArnLike", Map.of("aws:SourceArn", pipeArn))));
  }

  /** The name, by which its metrics are found. */
  public final String name() {
    return pipe.getRef();
  }

  /** Whom to grant what reading the source needs. */
  final IGrantable role() {
    return role;
  }

  /** Adds a source parameter that only exists once deployed. */
  final void sourceParameter(String path, Object value) {
    pipe.addPropertyOverride("SourceParameters." + path, value);
  }
}
