package dev.comanda.cdk.api;

import dev.comanda.cdk.construct.Alarms;
import dev.comanda.cdk.construct.Metrics;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.apigatewayv2.IHttpApi;
import software.amazon.awscdk.services.cloudwatch.IAlarm;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;

/**
 * Failures while a function is released: the functions answer their own, so that no metric of
 * Lambda's has them. Quicker and stricter than the alarm on all calls, since a new version gets few
 * of them at first.
 */
final class ReleaseAlarm {

  /** In a minute: so few happen without any release, as when a partition of the table is split. */
  private static final int TOLERATED_FAILURES = 2;

  private ReleaseAlarm() {}

  static IAlarm define(Alarms alarms, IHttpApi api) {
    return alarms.above(
        "ApiAnswersFailures",
        "More than "
            + TOLERATED_FAILURES
            + " calls within a minute were answered with 5xx. Versions of functions that are being"
            + " released are taken back. Look for the requests' ids in the functions' logs.",
        Metrics.of(api, "5xx", "Sum")
            .with(MetricOptions.builder().period(Duration.minutes(1)).build()),
        TOLERATED_FAILURES,
        1);
  }
}
