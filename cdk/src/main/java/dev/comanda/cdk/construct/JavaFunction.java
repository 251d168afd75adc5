package dev.comanda.cdk.construct;

import dev.comanda.cdk.DeploymentConfig;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.iam.IGrantable;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.ApplicationLogLevel;
import software.amazon.awscdk.services.lambda.Architecture;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.LoggingFormat;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.lambda.SystemLogLevel;
import software.amazon.awscdk.services.lambda.Tracing;
import software.amazon.awscdk.services.logs.ILogGroup;
import software.amazon.awscdk.services.logs.LogGroup;
import software.constructs.Construct;

/**
 * A function of the handlers' jar: traced by X-Ray, with a role and a log group of its own that
 * allow and keep no more than is named.
 */
public final class JavaFunction extends Construct {

  private final LogGroup logs;
  private final Role role;
  private final Function function;

  /**
   * What tells one function from another.
   *
   * @param description one sentence, shown in the Lambda console
   * @param handler the class below {@code dev.comanda}, such as {@code orders.OrdersHandler}
   * @param memoryMiB its memory, and with it its share of a CPU
   * @param environment its environment variables
   */
  public record Props(
      String description, String handler, int memoryMiB, Map<String, String> environment) {}

  /** Defines the function. */
  public JavaFunction(Construct scope, String id, DeploymentConfig config, Props props) {
    super(scope, id);
    logs =
        LogGroup.Builder.create(this, "Logs")
            .retention(config.retention().logs())
            .removalPolicy(RemovalPolicy.DESTROY)
            .build();
    role =
        Role.Builder.create(this, "Role")
            .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
            .description("What " + id + " may do")
            .build();
    logs.grantWrite(role);
    function =
        Function.Builder.create(this, "Resource")
            .description(props.description())
            .runtime(Runtime.JAVA_25)
            .architecture(Architecture.ARM_64)
            .code(Code.fromAsset(config.handlersJar().toString()))
            .handler("dev.comanda." + props.handler() + "::handleRequest")
            .memorySize(props.memoryMiB())
            .timeout(CdkDuration.of(config.functions().timeout()))
            .environment(props.environment())
            .role(role)
            .tracing(Tracing.ACTIVE)
            .logGroup(logs)
            .loggingFormat(LoggingFormat.JSON)
            .applicationLogLevelV2(ApplicationLogLevel.INFO)
            .systemLogLevelV2(SystemLogLevel.INFO)
            .build();
    Nag.accept(
        policy(),
        "AwsSolutions-IAM5",
        "Resource::*",
        "X-Ray's PutTraceSegments and PutTelemetryRecords know no resources to name.");
    Nag.accept(
        function,
        "Serverless-LambdaDLQ",
        "It is called synchronously only: whoever calls it sees the failure and handles it.");
  }

  /** Whom to grant what the function needs. */
  public IGrantable role() {
    return role;
  }

  /** The role's policy. It exists from the start, since every function writes logs and traces. */
  public Construct policy() {
    return (Construct) role.getNode().findChild("DefaultPolicy");
  }

  /** What the function and Lambda say of its calls. */
  public ILogGroup logs() {
    return logs;
  }

  /** The function, for integrations. */
  public Function function() {
    return function;
  }

  /** Lets a workflow call this function: the function as it is, and none of its versions. */
  public void grantInvoke(IGrantable workflow) {
    Permissions.allow(
        workflow, List.of("lambda:InvokeFunction"), List.of(function.getFunctionArn()));
  }
}
