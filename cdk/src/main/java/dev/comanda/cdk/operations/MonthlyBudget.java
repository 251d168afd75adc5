package dev.comanda.cdk.operations;

import dev.comanda.cdk.config.DeploymentConfig;
import java.util.List;
import software.amazon.awscdk.services.budgets.CfnBudget;
import software.amazon.awscdk.services.sns.ITopic;
import software.constructs.Construct;

/**
 * Tells operators when four fifths of the month's money are spent, and when the month looks like
 * costing more than all of it. It counts the whole account: costs can be told apart by tags only
 * once somebody has activated them for billing.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cost-management/latest/userguide/budgets-sns-policy.html">Budgets
 *     and topics</a>
 */
final class MonthlyBudget extends Construct {

  private static final int SPENT_PERCENT = 80;
  private static final int FORECAST_PERCENT = 100;

  MonthlyBudget(Construct scope, String id, DeploymentConfig config, ITopic alarms) {
    super(scope, id);
    CfnBudget budget =
        CfnBudget.Builder.create(this, "Resource")
            .budget(
                CfnBudget.BudgetDataProperty.builder()
                    .budgetType("COST")
                    .timeUnit("MONTHLY")
                    .budgetLimit(
                        CfnBudget.SpendProperty.builder()
                            .amount(config.operations().monthlyBudget())
                            .unit("USD")
                            .build())
                    .build())
            .notificationsWithSubscribers(
                List.of(
                    above("ACTUAL", SPENT_PERCENT, alarms),
                    above("FORECASTED", FORECAST_PERCENT, alarms)))
            .build();
    // A budget asks for the topic's policy when it is made.
    budget.getNode().addDependency(alarms);
  }

  private static CfnBudget.NotificationWithSubscribersProperty above(
      String what, int percent, ITopic alarms) {
    return CfnBudget.NotificationWithSubscribersProperty.builder()
        .notification(
            CfnBudget.NotificationProperty.builder()
                .notificationType(what)
                .comparisonOperator("GREATER_THAN")
                .threshold(percent)
                .thresholdType("PERCENTAGE")
                .build())
        .subscribers(
            List.of(
                CfnBudget.SubscriberProperty.builder()
                    .subscriptionType("SNS")
                    .address(alarms.getTopicArn())
                    .build()))
        .build();
  }
}
