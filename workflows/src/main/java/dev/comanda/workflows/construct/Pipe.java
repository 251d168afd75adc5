package dev.comanda.workflows.construct;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.IGrantable;
import software.amazon.awscdk.services.iam.PrincipalWithConditions;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.amazon.awscdk.services.pipes.CfnPipe;
import software.constructs.Construct;

/**
 * A pipe into a workflow, for whose answer it waits: a failed run that nobody waits for is lost.
 *
 * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes.html">EventBridge
 *     Pipes</a>
 */
public abstract class Pipe extends Construct {

  private final Role role;
  private final CfnPipe pipe;

  /**
   * What a pipe reads and what it makes of it.
   *
   * @param description one sentence, shown in the console
   * @param arn the queue's or the stream's
   * @param parameters how it is read
   * @param inputTemplate the JSON that the workflow gets for each record or message
   */
  public record Source(
      String description,
      String arn,
      CfnPipe.PipeSourceParametersProperty parameters,
      String inputTemplate) {}

  /**
   * Defines the pipe, which still needs permission to read its source.
   *
   * @param kept how long its logs are
   */
  protected Pipe(Construct scope, String id, RetentionDays kept, Source source, Workflow target) {
    super(scope, id);
    LogGroup logs = Logs.builder(this, "Logs", kept).build();
    role =
        Role.Builder.create(this, "Role")
            .assumedBy(pipesService())
            .description("What the pipe into " + target.name() + " may do")
            .build();
    logs.grantWrite(role);
    Permissions.allow(role, List.of("states:StartSyncExecution"), List.of(target.arn()));
    pipe =
        CfnPipe.Builder.create(this, "Resource")
            .description(source.description())
            .source(source.arn())
            .sourceParameters(source.parameters())
            .target(target.arn())
            .targetParameters(target(source.inputTemplate()))
            .roleArn(role.getRoleArn())
            .logConfiguration(
                CfnPipe.PipeLogConfigurationProperty.builder()
                    .level("ERROR")
                    .cloudwatchLogsLogDestination(
                        CfnPipe.CloudwatchLogsLogDestinationProperty.builder()
                            .logGroupArn(logs.getLogGroupArn())
                            .build())
                    .build())
            .build();
    pipe.getNode().addDependency(role);
  }

  private static CfnPipe.PipeTargetParametersProperty target(String inputTemplate) {
    return CfnPipe.PipeTargetParametersProperty.builder()
        .inputTemplate(inputTemplate)
        .stepFunctionStateMachineParameters(
            CfnPipe.PipeTargetStateMachineParametersProperty.builder()
                .invocationType("REQUEST_RESPONSE")
                .build())
        .build();
  }

  /**
   * The pipes service, on behalf of this very pipe. CloudFormation makes the pipe's name from its
   * logical id, which is all that is known of the name before the pipe exists, and which begins
   * with the path of the construct.
   */
  private PrincipalWithConditions pipesService() {
    Stack stack = Stack.of(this);
    String path = getNode().getPath().substring(stack.getNode().getPath().length());
    String pipeArn =
        stack.formatArn(
            ArnComponents.builder()
                .service("pipes")
                .resource("pipe")
                .resourceName("*" + path.replace("/", "") + "*")
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
  protected final IGrantable role() {
    return role;
  }
}
