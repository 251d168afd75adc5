package dev.comanda.cdk.operations;

import dev.comanda.cdk.config.DeploymentConfig;
import dev.comanda.cdk.construct.ComandaStack;
import software.amazon.awscdk.services.sns.ITopic;
import software.constructs.Construct;

/** Whom every alarm tells, and what the month may cost. */
public final class OperationsStack extends ComandaStack {

  private final ITopic alarmsTopic;

  /** Defines the stack. */
  public OperationsStack(Construct app, DeploymentConfig config) {
    super(app, config, "Operations", "Whom Comanda's alarms tell, and what it may cost");
    alarmsTopic = new AlarmsTopic(this, "AlarmsTopic", config).topic();
    new MonthlyBudget(this, "MonthlyBudget", config, alarmsTopic);
    output("AlarmsTopicArn", alarmsTopic.getTopicArn());
  }

  /** Where alarms go. */
  public ITopic alarmsTopic() {
    return alarmsTopic;
  }
}
