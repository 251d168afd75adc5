package dev.comanda.cdk.dashboards;

import dev.comanda.cdk.board.Graphs;
import dev.comanda.cdk.board.Leg;
import dev.comanda.cdk.config.DeploymentConfig;
import dev.comanda.cdk.construct.JavaFunction;
import java.util.List;
import software.amazon.awscdk.services.apigatewayv2.IHttpApi;
import software.amazon.awscdk.services.cloudfront.IDistribution;
import software.amazon.awscdk.services.dynamodb.ITable;
import software.amazon.awscdk.services.logs.ILogGroup;
import software.constructs.Construct;

/** From a customer's call to the answer. */
public final class ApiFlow {

  private ApiFlow() {}

  /**
   * What is shown.
   *
   * @param site the storefront's distribution
   * @param calls the API's distribution
   * @param webAcl the firewall's name in its metrics
   * @param functions those behind the API
   * @param accessLogs a line for each call of the API
   */
  public record Shown(
      ITable ordersTable,
      IDistribution site,
      IDistribution calls,
      String webAcl,
      IHttpApi api,
      List<JavaFunction> functions,
      ILogGroup accessLogs) {}

  static void define(Construct scope, DeploymentConfig config, Shown shown, List<String> alarms) {
    Board board =
        new Board(
            scope,
            "ApiFlow",
            config,
            "Customer -> CloudFront and firewall -> API Gateway -> function -> table. Look for the"
                + " first row, from below, whose numbers are bad: the rows above it only show it.");
    board.alarms(alarms);
    board.leg(EdgeLeg.of(shown.site(), shown.calls(), shown.webAcl()));
    board.leg(GatewayLeg.of(shown.api()));
    board.leg(functions(shown.functions()));
    board.leg(TableLeg.of(shown.ordersTable()));
    board.query(
        "Failures of the functions",
        Question.FAILED_CALLS,
        shown.functions().stream().map(function -> function.logs()).toList());
    board.query("Routes, the slowest first", Question.SLOWEST_ROUTES, List.of(shown.accessLogs()));
  }

  private static Leg functions(List<JavaFunction> functions) {
    return Leg.of(
        "The functions",
        "They answer their own failures with 500, so that a failed call here is a crash or a"
            + " timeout. A call of more than 10 s is cut off.",
        Graphs.calls(functions),
        Graphs.failures(functions),
        Graphs.durations(functions));
  }
}
