package dev.comanda.cdk.dashboards;

import static dev.comanda.cdk.board.Graphs.named;

import dev.comanda.cdk.board.Graph;
import dev.comanda.cdk.board.Leg;
import dev.comanda.cdk.construct.Metrics;
import software.amazon.awscdk.services.cloudfront.IDistribution;

/** What customers' requests pass first. */
final class EdgeLeg {

  private EdgeLeg() {}

  static Leg of(IDistribution site, IDistribution calls, String webAcl) {
    return Leg.of(
        "CloudFront and the firewall",
        "Rates are percent of the requests. 4xx of the API are mostly customers' mistakes and what"
            + " the firewall blocked; 5xx are nobody's but ours.",
        Graph.of(
            "Requests",
            "requests",
            named("site", Metrics.of(site, "Requests", "Sum")),
            named("API", Metrics.of(calls, "Requests", "Sum"))),
        Graph.of(
            "Requests that failed",
            "%",
            named("site 4xx", Metrics.of(site, "4xxErrorRate", "Average")),
            named("site 5xx", Metrics.of(site, "5xxErrorRate", "Average")),
            named("API 4xx", Metrics.of(calls, "4xxErrorRate", "Average")),
            named("API 5xx", Metrics.of(calls, "5xxErrorRate", "Average"))),
        Graph.of(
            "Requests at the firewall",
            "requests",
            named("allowed", Metrics.ofFirewall(webAcl, "AllowedRequests")),
            named("blocked", Metrics.ofFirewall(webAcl, "BlockedRequests"))));
  }
}
