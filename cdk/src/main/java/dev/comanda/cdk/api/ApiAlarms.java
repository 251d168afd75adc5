package dev.comanda.cdk.api;

import static java.util.Map.entry;

import dev.comanda.cdk.construct.Alarms;
import dev.comanda.cdk.construct.JavaFunction;
import dev.comanda.cdk.construct.Metrics;
import dev.comanda.workflows.construct.Ordered;
import java.time.Duration;
import java.util.List;
import software.amazon.awscdk.services.apigatewayv2.IHttpApi;

/**
 * What must not happen to a call of the API.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-metrics.html">HTTP
 *     APIs' metrics</a>
 */
final class ApiAlarms {

  private static final int FAILED_PERCENT = 1;
  private static final Duration SLOW = Duration.ofSeconds(3);
  private static final int PERIODS = 3;

  private ApiAlarms() {}

  /** Failures and slowness of the stage {@code $default}. */
  static void define(Alarms alarms, IHttpApi api, List<JavaFunction> functions) {
    functions.forEach(alarms::throttles);
    alarms.often(
        "ApiFails",
        "More than "
            + FAILED_PERCENT
            + " % of the calls were answered with 5xx, which no input of a customer's may cause."
            + " Look at the access log for the route and integrationErrorMessage, then at that"
            + " function's log group by requestId.",
        Metrics.math(
            "failed calls, %",
            "100*FILL(failed,0)/calls",
            Ordered.map(
                entry("failed", Metrics.of(api, "5xx", "Sum")),
                entry("calls", Metrics.of(api, "Count", "Sum")))),
        FAILED_PERCENT,
        1,
        2);
    alarms.above(
        "ApiIsSlow",
        "One call in a hundred took more than "
            + SLOW.toSeconds()
            + " seconds for a quarter of an hour. Compare Latency and IntegrationLatency: if both"
            + " are high look at the functions' Duration and InitDuration, then at DynamoDB's and"
            + " Cognito's latency in X-Ray.",
        Metrics.of(api, "Latency", "p99"),
        SLOW.toMillis(),
        PERIODS);
  }
}
