package dev.comanda.cdk.dashboards;

import static dev.comanda.cdk.dashboards.Legs.named;
import static java.util.Map.entry;

import dev.comanda.cdk.api.ApiStack;
import dev.comanda.cdk.config.DeploymentConfig;
import dev.comanda.cdk.construct.Metrics;
import dev.comanda.cdk.construct.Ordered;
import dev.comanda.cdk.dashboards.Board.Graph;
import java.util.List;
import software.amazon.awscdk.services.cloudfront.IDistribution;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.dynamodb.ITable;
import software.constructs.Construct;

/** From a customer's call to the answer. */
final class ApiFlow {

  private static final List<String> OPERATIONS =
      List.of("GetItem", "BatchGetItem", "Query", "TransactWriteItems");

  private ApiFlow() {}

  static void define(Construct scope, DeploymentConfig config, DashboardsStack.Shown shown) {
    ApiStack api = shown.api();
    Board board =
        new Board(
            scope,
            "ApiFlow",
            config,
            "Customer -> CloudFront and firewall -> API Gateway -> function -> table. Look for the"
                + " first row, from below, whose numbers are bad: the rows above it only show it.");
    board.alarms(shown.firewall(), shown.web(), shown.edge(), api, shown.data());
    edge(board, shown);
    gateway(board, api);
    board.row(
        "3. The functions",
        "They answer their own failures with 500, so that a failed call here is a crash or a"
            + " timeout. A call of more than 10 s is cut off.",
        Legs.calls(api.functions()),
        Legs.failures(api.functions()),
        Legs.durations(api.functions()));
    table(board, shown.data().ordersTable());
    board.query(
        "Failures of the functions",
        Queries.FAILED_CALLS,
        api.functions().stream().map(function -> function.logs()).toList());
    board.query("Routes, the slowest first", Queries.SLOWEST_ROUTES, List.of(api.accessLogs()));
  }

  private static void edge(Board board, DashboardsStack.Shown shown) {
    IDistribution site = shown.web().distribution();
    IDistribution calls = shown.edge().distribution();
    String webAcl = shown.firewall().metricName();
    board.row(
        "1. CloudFront and the firewall",
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
            named("allowed", firewall(webAcl, "AllowedRequests")),
            named("blocked", firewall(webAcl, "BlockedRequests"))));
  }

  private static Metric firewall(String webAcl, String name) {
    return Metrics.of(
        "AWS/WAFV2", name, "Sum", Ordered.map(entry("WebACL", webAcl), entry("Rule", "ALL")));
  }

  private static void gateway(Board board, ApiStack api) {
    board.row(
        "2. API Gateway",
        "4xx are customers' mistakes, and calls past CloudFront: 403. 5xx are ours, always. The gap"
            + " between the two latencies is API Gateway's own time.",
        Graph.of(
            "Calls and errors",
            "calls",
            named("calls", Metrics.of(api.api(), "Count", "Sum")),
            named("4xx", Metrics.of(api.api(), "4xx", "Sum")),
            named("5xx", Metrics.of(api.api(), "5xx", "Sum"))),
        Legs.times(
            "How long a call takes",
            statistic -> Metrics.of(api.api(), "Latency", statistic),
            50,
            90,
            99),
        Legs.times(
            "of which the function takes",
            statistic -> Metrics.of(api.api(), "IntegrationLatency", statistic),
            50,
            99));
  }

  private static void table(Board board, ITable table) {
    board.row(
        "4. The table",
        "Single milliseconds; an order's transaction takes some tens. Throttles on an on-demand"
            + " table mean one busy key, or traffic that doubled within half an hour.",
        Graph.of(
            "99 of 100 calls of DynamoDB take less than",
            "ms",
            OPERATIONS,
            operation ->
                named(operation, Metrics.of(table, operation, "SuccessfulRequestLatency", "p99"))),
        Graph.of(
            "What was read and written",
            "units",
            List.of("ConsumedReadCapacityUnits", "ConsumedWriteCapacityUnits"),
            name -> Metrics.of(table, name, "Sum")),
        Graph.of(
            "Calls that DynamoDB refused",
            "calls",
            List.of("ReadThrottleEvents", "WriteThrottleEvents"),
            name -> Metrics.of(table, name, "Sum")));
  }
}
