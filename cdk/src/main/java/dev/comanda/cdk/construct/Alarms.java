package dev.comanda.cdk.construct;

import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.amazon.awscdk.services.sns.ITopic;
import software.constructs.Construct;

/**
 * Alarms that tell the operators' topic when they go off and when all is well again.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/AlarmThatSendsEmail.html">Alarms</a>
 */
public final class Alarms extends Construct {

  private final ITopic topic;

  /** Alarms of the stack {@code scope}. */
  public Alarms(Construct scope, ITopic topic) {
    super(scope, "Alarms");
    this.topic = topic;
  }

  /**
   * An alarm that goes off when a metric is above a threshold in {@code periods} periods in a row.
   *
   * @param id what is wrong when it goes off, such as {@code MailsWaitInTheDeadLetterQueue}
   * @param description what it means and what to look at first, as operators read it
   * @param metric with its statistic and period
   * @param missing what no data means: {@code NOT_BREACHING} where no data means that nothing
   *     happened, {@code BREACHING} where it means that something stands still
   */
  public Alarm above(
      String id,
      String description,
      IMetric metric,
      double threshold,
      int periods,
      TreatMissingData missing) {
    Alarm alarm =
        Alarm.Builder.create(this, id)
            .alarmDescription(description)
            .metric(metric)
            .comparisonOperator(ComparisonOperator.GREATER_THAN_THRESHOLD)
            .threshold(threshold)
            .evaluationPeriods(periods)
            .treatMissingData(missing)
            .build();
    SnsAction tell = new SnsAction(topic);
    alarm.addAlarmAction(tell);
    alarm.addOkAction(tell);
    return alarm;
  }
}
