package dev.comanda.workflows.construct;

import java.util.Locale;
import java.util.function.Function;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.iam.IGrantable;
import software.amazon.awscdk.services.logs.ILogGroup;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.amazon.awscdk.services.stepfunctions.DefinitionBody;
import software.amazon.awscdk.services.stepfunctions.IChainable;
import software.amazon.awscdk.services.stepfunctions.LogLevel;
import software.amazon.awscdk.services.stepfunctions.LogOptions;
import software.amazon.awscdk.services.stepfunctions.QueryLanguage;
import software.amazon.awscdk.services.stepfunctions.StateMachine;
import software.amazon.awscdk.services.stepfunctions.StateMachineType;
import software.constructs.Construct;

/**
 * An Express workflow in JSONata. It logs every step with its data and is traced, so that the Step
 * Functions console can show each run. Its role may do what its tasks do.
 */
public abstract class Workflow extends Construct {

  /** A pipe waits for five minutes, a queue for six times as long as this. */
  private static final Duration TIMEOUT = Duration.seconds(60);

  private final LogGroup logs;
  private final StateMachine machine;

  /**
   * Defines the workflow.
   *
   * @param kept how long its logs are
   * @param comment what it is for, its input and its output, as the console shows it
   * @param states defines the states below the construct that it is given, and gives the first
   */
  protected Workflow(
      Construct scope,
      String id,
      RetentionDays kept,
      String comment,
      Function<Construct, IChainable> states) {
    super(scope, id);
    logs = Logs.builder(this, "Logs", kept).build();
    machine =
        StateMachine.Builder.create(this, "Resource")
            .stateMachineType(StateMachineType.EXPRESS)
            .queryLanguage(QueryLanguage.JSONATA)
            .comment(comment)
            .timeout(TIMEOUT)
            .definitionBody(DefinitionBody.fromChainable(states.apply(this)))
            .logs(
                LogOptions.builder()
                    .destination(logs)
                    .level(LogLevel.ALL)
                    .includeExecutionData(true)
                    .build())
            .tracingEnabled(true)
            .build();
  }

  /** The name of its definition and of its cases, such as {@code order-email}. */
  public final String name() {
    return getClass()
        .getSimpleName()
        .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
        .toLowerCase(Locale.ROOT);
  }

  /** Whom to grant what no task brings by itself. */
  protected final IGrantable role() {
    return machine;
  }

  /** The ARN. */
  public final String arn() {
    return machine.getStateMachineArn();
  }

  /** Every step of every run, with its data. */
  public final ILogGroup logs() {
    return logs;
  }

  /** The role's policy. It exists from the start, since every workflow writes logs and traces. */
  public final Construct policy() {
    return (Construct) machine.getNode().findChild("Role").getNode().findChild("DefaultPolicy");
  }
}
