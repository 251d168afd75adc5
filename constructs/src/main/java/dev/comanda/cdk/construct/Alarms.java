package dev.comanda.cdk.construct;

import dev.comanda.cdk.config.DeploymentConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.ArnFormat;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.IMetric;
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

  private static final String ID = "Alarms";

  private final SnsAction tell;
  private final String prefix;
  private final List<String> names = new ArrayList<>();

  /** Alarms of {@code scope}: a stack, or a construct in it. */
  public Alarms(Construct scope, ITopic topic) {
    super(scope, ID);
    tell = new SnsAction(topic);
    prefix = prefix(this);
  }

  /** The stack, and below it who alarms and why: {@code Comanda-dev-Stream-OrderFanoutFails}. */
  private static String prefix(Construct alarms) {
    List<String> path =
        Arrays.stream(alarms.getNode().getPath().split("/"))
            .filter(part -> !part.equals(ID))
            .toList();
    return Stack.of(alarms).getStackName() + "-" + String.join("", path.subList(1, path.size()));
  }

  /**
   * An alarm that goes off when a metric is above a threshold in {@code periods} periods in a row.
   * No data means that nothing happened.
   *
   * @param id what is wrong when it goes off, such as {@code MailsWaitInTheDeadLetterQueue}
   * @param description what it means and what to look at first, as operators read it
   * @param metric with its statistic and period
   */
  public Alarm above(String id, String description, IMetric metric, double threshold, int periods) {
    return define(
        id, description, metric, threshold, periods, periods, TreatMissingData.NOT_BREACHING);
  }

  /** As {@link #above}, of what is always there: no data means that something stands still. */
  public Alarm aboveOrSilent(
      String id, String description, IMetric metric, double threshold, int periods) {
    return define(id, description, metric, threshold, periods, periods, TreatMissingData.BREACHING);
  }

  /** An alarm that goes off after {@code datapoints} of the last {@code periods} periods. */
  public Alarm often(
      String id,
      String description,
      IMetric metric,
      double threshold,
      int datapoints,
      int periods) {
    return define(
        id, description, metric, threshold, datapoints, periods, TreatMissingData.NOT_BREACHING);
  }

  private Alarm define(
      String id,
      String description,
      IMetric metric,
      double threshold,
      int datapoints,
      int periods,
      TreatMissingData missing) {
    Alarm alarm =
        Alarm.Builder.create(this, id)
            .alarmName(prefix + id)
            .alarmDescription(description)
            .metric(metric)
            .comparisonOperator(ComparisonOperator.GREATER_THAN_THRESHOLD)
            .threshold(threshold)
            .datapointsToAlarm(datapoints)
            .evaluationPeriods(periods)
            .treatMissingData(missing)
            .build();
    names.add(prefix + id);
    alarm.addAlarmAction(tell);
    alarm.addOkAction(tell);
    return alarm;
  }

  /**
   * The ARNs of all alarms in a stack so far. They are made of the alarms' names, so that another
   * stack can show them without an export of each.
   */
  public static List<String> arnsIn(Stack stack) {
    String all = arn(stack, "*");
    String prefix = all.substring(0, all.length() - 1);
    return stack.getNode().findAll().stream()
        .filter(Alarms.class::isInstance)
        .flatMap(construct -> ((Alarms) construct).names.stream())
        .map(prefix::concat)
        .toList();
  }

  /**
   * The ARN of an alarm in the region of a stack.
   *
   * @param name the alarm's; {@code *} for all
   */
  static String arn(Stack stack, String name) {
    return stack.formatArn(
        ArnComponents.builder()
            .service("cloudwatch")
            .resource("alarm")
            .resourceName(name)
            .arnFormat(ArnFormat.COLON_RESOURCE_NAME)
            .build());
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
    return often(id, description, occurrences, 0, 1, 2);
  }

  /**
   * An alarm that goes off when a metric is above a threshold in two of the last three periods, of
   * which one alone means little.
   */
  public Alarm often(String id, String description, IMetric metric, double threshold) {
    return often(id, description, metric, threshold, 2, 3);
  }

  /**
   * Any message in a queue that operators empty.
   *
   * @param meaning why messages are there, and what to do
   */
  public void deadLetters(String id, IQueue queue, String meaning) {
    any(
        id,
        meaning + " docs/operations.md says how to redrive them.",
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
        1);
  }

  /** What keeps a pipe, its workflow and the workflow's tasks from working. */
  public void worker(Worker worker) {
    WorkerAlarms.pipe(this, worker.pipe());
    WorkerAlarms.workflow(this, worker.workflow());
    worker.functions().forEach(this::throttles);
  }

  /** Calls of a function that Lambda refused. The other alarms of a function are its own. */
  public void throttles(JavaFunction function) {
    often(
        function.getNode().getId() + "IsThrottled",
        "Lambda refuses calls of the function: it runs as often at once as it may, or the account"
            + " does. Look at its ConcurrentExecutions, then at its Duration, and only then at the"
            + " quota.",
        Metrics.of(function, "Throttles", "Sum"),
        0);
  }
}
