package dev.comanda.cdk.dashboards;

import static dev.comanda.cdk.board.Graphs.named;

import dev.comanda.cdk.board.Graph;
import dev.comanda.cdk.board.Graphs;
import dev.comanda.cdk.board.Leg;
import dev.comanda.cdk.construct.Metrics;
import software.amazon.awscdk.services.apigatewayv2.IHttpApi;

/** What API Gateway answers. */
final class GatewayLeg {

  private GatewayLeg() {}

  static Leg of(IHttpApi api) {
    return Leg.of(
        "API Gateway",
        "4xx are customers' mistakes, and calls past CloudFront: 403. 5xx are ours, always. The gap"
            + " between the two latencies is API Gateway's own time.",
        Graph.of(
            "Calls and errors",
            "calls",
            named("calls", Metrics.of(api, "Count", "Sum")),
            named("4xx", Metrics.of(api, "4xx", "Sum")),
            named("5xx", Metrics.of(api, "5xx", "Sum"))),
        Graphs.times(
            "How long a call takes",
            statistic -> Metrics.of(api, "Latency", statistic),
            50,
            90,
            99),
        Graphs.times(
            "of which the function takes",
            statistic -> Metrics.of(api, "IntegrationLatency", statistic),
            50,
            99));
  }
}
