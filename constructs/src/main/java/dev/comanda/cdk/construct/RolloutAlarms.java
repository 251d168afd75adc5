package dev.comanda.cdk.construct;

import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.IAlarm;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.lambda.Alias;

/**
 * What takes a version of a function back. The alarms watch the alias and not the function, whose
 * metrics have calls of all versions.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html">Lambda's
 *     metrics and their dimensions</a>
 */
final class RolloutAlarms {

  private static final Duration MINUTE = Duration.minutes(1);

  private RolloutAlarms() {}

  static IAlarm callsFail(
      FunctionPlatform platform, String name, Alias live, JavaFunction.Props props) {
    return platform
        .alarms()
        .above(
            name + "Fails",
            props.description()
                + ": calls crash, time out or end in an error. A version that is being released is"
                + " taken back; look at the function's log.",
            live.metricErrors(MetricOptions.builder().statistic("Sum").period(MINUTE).build()),
            props.toleratedErrors(),
            1);
  }

  static IAlarm callsAreSlow(FunctionPlatform platform, String name, Alias live) {
    return platform
        .alarms()
        .above(
            name + "IsSlow",
            "One call of a hundred takes more than half of the time that it may take. A version that is"
                + " being released is taken back; look at the function's traces.",
            live.metricDuration(MetricOptions.builder().statistic("p99").period(MINUTE).build()),
            platform.config().functions().timeout().toMillis() / 2.0,
            2);
  }
}
