package dev.comanda.cdk.construct;

import dev.comanda.cdk.config.DeploymentConfig;
import dev.comanda.cdk.config.Functions;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.services.cloudwatch.IAlarm;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.SnapStartConf;
import software.constructs.Construct;

/**
 * A function that customers' requests or their events are worked on by.
 *
 * <p>Each change of its code or configuration publishes a version, which starts from a snapshot of
 * an initialised environment. Everyone calls the alias {@code live}, which a {@link Rollout} moves
 * to a new version.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/snapstart.html">SnapStart</a>
 */
public final class JavaFunction extends HandlerFunction {

  private static final String ALIAS = "live";

  /**
   * Java 25 starts a snapshot's function with both compilers. The second one costs more than it
   * brings to calls of some milliseconds: see docs/benchmarks.md.
   */
  private static final String FIRST_COMPILER_ONLY = "-XX:TieredStopAtLevel=1";

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
    super(
        scope,
        id,
        platform.config(),
        platform.network(),
        new Handler(props.description(), props.handler(), props.environment()),
        builder -> size(builder, platform.config(), props.task()));
    function().addEnvironment("JAVA_TOOL_OPTIONS", FIRST_COMPILER_ONLY);
    Annotations.of(function()).acknowledgeWarning("@aws-cdk/aws-lambda:snapStartRequirePublish");
    live =
        Alias.Builder.create(this, "Live")
            .aliasName(ALIAS)
            .version(function().getCurrentVersion())
            .build();
    new Rollout(this, "Rollout", platform, function(), live, props);
    Nag.accept(
        function(),
        "Serverless-LambdaDLQ",
        "It is called synchronously only: whoever calls it sees the failure and handles it.");
  }

  private static void size(Function.Builder builder, DeploymentConfig config, boolean task) {
    Functions sizes = config.functions();
    builder
        .snapStart(SnapStartConf.ON_PUBLISHED_VERSIONS)
        .memorySize(task ? sizes.taskMemoryMiB() : sizes.apiMemoryMiB())
        .timeout(CdkDuration.of(sizes.timeout()));
    if (task) {
      sizes.taskConcurrency().ifPresent(builder::reservedConcurrentExecutions);
    }
  }

  /** What everyone calls. */
  public Alias live() {
    return live;
  }
}
