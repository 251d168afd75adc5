package dev.comanda.cdk.construct;

import dev.comanda.cdk.DeploymentConfig;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.MathExpression;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.amazon.awscdk.services.sns.ITopic;
import software.amazon.awscdk.services.sqs.IQueue;
import software.constructs.Construct;

/**
 * Alarms that tell the operators' topic when they go off and when all is well again. An alarm's
 * name is its stack's with what is wrong, since that is what operators read in a mail.
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
    return above(id, description, metric, threshold, periods, periods, missing);
  }

  /**
   * An alarm that goes off when a metric is above a threshold in {@code datapoints} of the last
   * {@code periods} periods.
   */
  public Alarm above(
      String id,
      String description,
      IMetric metric,
      double threshold,
      int datapoints,
      int periods,
      TreatMissingData missing) {
    Alarm alarm =
        Alarm.Builder.create(this, id)
            .alarmName(Stack.of(this).getStackName() + "-" + id)
            .alarmDescription(description)
            .metric(metric)
            .comparisonOperator(ComparisonOperator.GREATER_THAN_THRESHOLD)
            .threshold(threshold)
            .datapointsToAlarm(datapoints)
            .evaluationPeriods(periods)
            .treatMissingData(missing)
            .build();
    SnsAction tell = new SnsAction(topic);
    alarm.addAlarmAction(tell);
    alarm.addOkAction(tell);
    return alarm;
  }

  /**
   * An alarm that goes off at the first occurrence of what must never occur. It looks at two
   * periods, since metrics may come late, and a sum's missing parts then count as nothing at first.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html">FILL
   *     in alarms</a>
   */
  public Alarm any(String id, String description, IMetric occurrences) {
    return above(id, description, occurrences, 0, 1, 2, TreatMissingData.NOT_BREACHING);
  }

  /** The sum of metrics of which any may be missing. */
  public static IMetric sum(String label, IMetric... metrics) {
    Map<String, IMetric> byId = new LinkedHashMap<>();
    for (IMetric metric : metrics) {
      byId.put("m" + (byId.size() + 1), metric);
    }
    return MathExpression.Builder.create()
        .expression(
            byId.keySet().stream().map(id -> "FILL(" + id + ",0)").collect(Collectors.joining("+")))
        .usingMetrics(byId)
        .label(label)
        .period(Metrics.PERIOD)
        .build();
  }

  /**
   * Any message in a queue that operators empty.
   *
   * @param meaning why messages are there, and what to do
   */
  public void deadLetters(String id, IQueue queue, String meaning) {
    any(
        id,
        meaning + " Each message says why or where; docs/operations.md says how to redrive them.",
        Metrics.of(queue, "ApproximateNumberOfMessagesVisible", "Maximum"));
  }

  /** A message that waits for longer than working on it twice takes. */
  public void backlog(String id, IQueue queue, DeploymentConfig config, String meaning) {
    Duration bearable = config.functions().queueVisibility().multipliedBy(2);
    above(
        id,
        meaning
            + " A message has waited for more than "
            + bearable.toMinutes()
            + " minutes: look at the queue's pipe and its workflow for failures, and whether the"
            + " pipe is running.",
        Metrics.of(queue, "ApproximateAgeOfOldestMessage", "Maximum"),
        bearable.toSeconds(),
        1,
        TreatMissingData.NOT_BREACHING);
  }

  /** Whatever keeps a pipe from handing on what it reads. */
  public void pipe(Pipe pipe) {
    String id = pipe.getNode().getId();
    any(
        id + "Fails",
        "Runs of the pipe failed or took more than five minutes; it tries again what it read."
            + " Look at the pipe's log group, then at the runs of its workflow. Denied calls or"
            + " a template that makes no JSON show here alone.",
        sum(
            "failed or timed out",
            Metrics.of(pipe, "ExecutionFailed", "Sum"),
            Metrics.of(pipe, "ExecutionTimeout", "Sum")));
    any(
        id + "IsThrottled",
        "The account runs more pipes at once than it may, and this one waits. Look at Concurrency"
            + " in AWS/EventBridge/Pipes and ask for a higher quota.",
        Metrics.of(pipe, "ExecutionThrottled", "Sum"));
  }

  /** Runs of a workflow that did not succeed. */
  public void workflow(WorkflowMachine machine) {
    String id = machine.getNode().getId();
    any(
        id + "Fails",
        "Runs of the workflow failed, and what they worked on is tried again. Run the saved query"
            + " 'failures by cause', then open a run in the Step Functions console.",
        Metrics.of(machine, "ExecutionsFailed", "Sum"));
    any(
        id + "TimesOut",
        "Runs of the workflow took longer than its TimeoutSeconds. Run the saved query 'slowest"
            + " runs' and see which step waited, and for which service.",
        Metrics.of(machine, "ExecutionsTimedOut", "Sum"));
    any(
        id + "IsThrottled",
        "Step Functions held back steps of the workflow. Look at the account's quotas of Step"
            + " Functions, and at who else runs workflows in it.",
        Metrics.of(machine, "ExecutionThrottled", "Sum"));
  }
}
