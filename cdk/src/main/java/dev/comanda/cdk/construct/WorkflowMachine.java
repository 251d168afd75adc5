package dev.comanda.cdk.construct;

import dev.comanda.cdk.config.DeploymentConfig;
import java.util.Map;
import software.amazon.awscdk.services.iam.IGrantable;
import software.amazon.awscdk.services.logs.ILogGroup;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.stepfunctions.DefinitionBody;
import software.amazon.awscdk.services.stepfunctions.LogLevel;
import software.amazon.awscdk.services.stepfunctions.LogOptions;
import software.amazon.awscdk.services.stepfunctions.StateMachine;
import software.amazon.awscdk.services.stepfunctions.StateMachineType;
import software.constructs.Construct;

/**
 * An Express workflow from {@code state-machines/<name>.asl.json}. It logs every step with its data
 * and is traced, so that the Step Functions console can show each run.
 */
public final class WorkflowMachine extends Construct {

  private final LogGroup logs;
  private final StateMachine machine;

  /**
   * Defines the workflow.
   *
   * @param name the definition's name, such as {@code order-email}
   * @param substitutions what stands for <code>${Name}</code> in the definition
   */
  public WorkflowMachine(
      Construct scope,
      String id,
      DeploymentConfig config,
      String name,
      Map<String, String> substitutions) {
    super(scope, id);
    logs = Logs.builder(this, "Logs", config).build();
    machine =
        StateMachine.Builder.create(this, "Resource")
            .stateMachineType(StateMachineType.EXPRESS)
            .definitionBody(
                DefinitionBody.fromString(Definition.text("state-machines/" + name + ".asl.json")))
            .definitionSubstitutions(substitutions)
            .logs(
                LogOptions.builder()
                    .destination(logs)
                    .level(LogLevel.ALL)
                    .includeExecutionData(true)
                    .build())
            .tracingEnabled(true)
            .build();
    Nag.accept(
        machine.getNode().findChild("Role").getNode().findChild("DefaultPolicy"),
        "AwsSolutions-IAM5",
        "Resource::*",
        "The log delivery and X-Ray actions know no resources to name.");
  }

  /** Whom to grant what the workflow's tasks need. */
  public IGrantable role() {
    return machine;
  }

  /** The ARN. */
  public String arn() {
    return machine.getStateMachineArn();
  }

  /** Every step of every run, with its data. */
  public ILogGroup logs() {
    return logs;
  }
}
