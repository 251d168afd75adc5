package dev.comanda.cdk.construct;

import dev.comanda.cdk.config.DeploymentConfig;
import dev.comanda.workflows.construct.Logs;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
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
public abstract sealed class HandlerFunction extends Construct
    permits JavaFunction, DeploymentFunction {

  private final LogGroup logs;
  private final Role role;
  private final Function function;

  /**
   * What a function runs.
   *
   * @param description one sentence, shown in the Lambda console
   * @param name the class below {@code dev.comanda}, such as {@code orders.OrdersHandler}
   * @param environment its environment variables
   */
  record Handler(String description, String name, Map<String, String> environment) {}

  /**
   * Defines the function, its role and its log group.
   *
   * @param network where it runs; empty for where Lambda puts it
   * @param size sets what depends on the kind of function: memory and time
   */
  HandlerFunction(
      Construct scope,
      String id,
      DeploymentConfig config,
      Optional<FunctionNetwork> network,
      Handler handler,
      Consumer<Function.Builder> size) {
    super(scope, id);
    logs = Logs.builder(this, "Logs", config.retention().logs()).build();
    role =
        Role.Builder.create(this, "Role")
            .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
            .description("What " + id + " may do")
            .build();
    logs.grantWrite(role);
    Function.Builder builder = builder(config, handler);
    size.accept(builder);
    network.ifPresent(hosting -> hosting.host(builder, role));
    function = builder.build();
    Nag.accept(
        policy(),
        "AwsSolutions-IAM5",
        "Resource::*",
        "X-Ray's two actions, and those by which Lambda makes network interfaces, know no resources"
            + " to name.");
  }

  private Function.Builder builder(DeploymentConfig config, Handler handler) {
    return Function.Builder.create(this, "Resource")
        .description(handler.description())
        .runtime(Runtime.JAVA_25)
        .architecture(Architecture.ARM_64)
        .code(Code.fromAsset(config.artifacts().handlersJar().toString()))
        .handler("dev.comanda." + handler.name() + "::handleRequest")
        .environment(handler.environment())
        .role(role)
        .tracing(Tracing.ACTIVE)
        .logGroup(logs)
        .loggingFormat(LoggingFormat.JSON)
        .applicationLogLevelV2(ApplicationLogLevel.INFO)
        .systemLogLevelV2(SystemLogLevel.INFO);
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

  /** The function without a version: for metrics and dependencies. */
  public Function function() {
    return function;
  }
}
