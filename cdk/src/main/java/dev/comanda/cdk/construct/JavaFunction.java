package dev.comanda.cdk.construct;

import dev.comanda.cdk.DeploymentConfig;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.cloudwatch.IAlarm;
import software.amazon.awscdk.services.iam.IGrantable;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.lambda.ApplicationLogLevel;
import software.amazon.awscdk.services.lambda.Architecture;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.LoggingFormat;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.lambda.SnapStartConf;
import software.amazon.awscdk.services.lambda.SystemLogLevel;
import software.amazon.awscdk.services.lambda.Tracing;
import software.amazon.awscdk.services.logs.ILogGroup;
import software.amazon.awscdk.services.logs.LogGroup;
import software.constructs.Construct;

/**
 * A function of the handlers' jar: traced by X-Ray, with a role and a log group of its own that
 * allow and keep no more than is named.
 *
 * <p>Each change of its code or configuration publishes a version, which starts from a snapshot of
 * an initialised environment. Everyone calls the alias {@code live}, which a {@link Rollout} moves
 * to a new version.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/snapstart.html">SnapStart</a>
 */
public final class JavaFunction extends Construct {

  private static final String ALIAS = "live";

  private final LogGroup logs;
  private final Role role;
  private final Function function;
  private final Alias live;

  /**
   * What tells one function from another.
   *
   * @param description one sentence, shown in the Lambda console
   * @param handler the class below {@code dev.comanda}, such as {@code orders.OrdersHandler}
   * @param environment its environment variables
   * @param task whether a workflow calls it; otherwise the API does
   * @param toleratedErrors how many calls a minute may fail without saying anything about its code
   * @param alarms what beside its own alarms takes a new version back
   */
  public record Props(
      String description,
      String handler,
      Map<String, String> environment,
      boolean task,
      int toleratedErrors,
      List<IAlarm> alarms) {

    /**
     * A function behind the API. It answers its own failures, so that a call fails only by a crash
     * or a timeout.
     *
     * @param alarms what tells of answers that are failures
     */
    public static Props ofApi(
        String description, String handler, Map<String, String> environment, List<IAlarm> alarms) {
      return new Props(description, handler, environment, false, 0, alarms);
    }

    /**
     * A task of a workflow. Its calls fail by design where a workflow has to decide what becomes of
     * them, and a backlog in its queue must not take the account's concurrency from the API.
     */
    public static Props ofTask(
        String description, String handler, Map<String, String> environment) {
      return new Props(description, handler, environment, true, TOLERATED_TASK_ERRORS, List.of());
    }

    private static final int TOLERATED_TASK_ERRORS = 5;
  }

  /** Defines the function. */
  public JavaFunction(Construct scope, String id, FunctionPlatform platform, Props props) {
    super(scope, id);
    DeploymentConfig config = platform.config();
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
    Function.Builder builder =
        Function.Builder.create(this, "Resource")
            .description(props.description())
            .runtime(Runtime.JAVA_25)
            .architecture(Architecture.ARM_64)
            .snapStart(SnapStartConf.ON_PUBLISHED_VERSIONS)
            .code(Code.fromAsset(config.handlersJar().toString()))
            .handler("dev.comanda." + props.handler() + "::handleRequest")
            .memorySize(
                props.task()
                    ? config.functions().taskMemoryMiB()
                    : config.functions().apiMemoryMiB())
            .timeout(CdkDuration.of(config.functions().timeout()))
            .environment(props.environment())
            .role(role)
            .tracing(Tracing.ACTIVE)
            .logGroup(logs)
            .loggingFormat(LoggingFormat.JSON)
            .applicationLogLevelV2(ApplicationLogLevel.INFO)
            .systemLogLevelV2(SystemLogLevel.INFO);
    if (props.task()) {
      config.functions().taskConcurrency().ifPresent(builder::reservedConcurrentExecutions);
    }
    platform.network().ifPresent(network -> network.host(builder, role));
    function = builder.build();
    Annotations.of(function).acknowledgeWarning("@aws-cdk/aws-lambda:snapStartRequirePublish");
    live =
        Alias.Builder.create(this, "Live")
            .aliasName(ALIAS)
            .version(function.getCurrentVersion())
            .build();
    new Rollout(this, "Rollout", platform, function, live, props);
    Nag.accept(
        policy(),
        "AwsSolutions-IAM5",
        "Resource::*",
        "X-Ray's two actions, and those by which Lambda makes network interfaces, know no resources"
            + " to name.");
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

  /** The function without a version, which nobody calls: for metrics and dependencies. */
  public Function function() {
    return function;
  }

  /** What everyone calls. */
  public Alias live() {
    return live;
  }

  /** Lets a workflow call this function by its alias, and in no other way. */
  public void grantInvoke(IGrantable workflow) {
    Permissions.allow(workflow, List.of("lambda:InvokeFunction"), List.of(live.getFunctionArn()));
  }
}
