package dev.comanda.cdk.dashboards;

import dev.comanda.cdk.config.DeploymentConfig;
import java.util.List;
import software.amazon.awscdk.services.logs.CfnQueryDefinition;
import software.amazon.awscdk.services.logs.ILogGroup;
import software.constructs.Construct;

/**
 * {@link Questions}, saved in CloudWatch Logs Insights in one folder for each stage of deployment.
 */
final class Queries extends Construct {

  private final String folder;

  Queries(Construct scope, String id, DeploymentConfig config) {
    super(scope, id);
    folder = "Comanda/" + config.stage().id() + "/";
  }

  /** Saves those on workflows. */
  void ofWorkflows(List<ILogGroup> logs) {
    save("WayOfAnOrder", "an order's way", Questions.WAY_OF_AN_ORDER, logs);
    save("SlowestRuns", "slowest runs", Questions.SLOWEST_RUNS, logs);
    save("FailedRuns", "failures by cause, workflows", Questions.FAILED_RUNS, logs);
  }

  /** Saves those on functions. */
  void ofFunctions(List<ILogGroup> logs) {
    save("FailedCalls", "failures by cause, functions", Questions.FAILED_CALLS, logs);
  }

  /** Saves those on the API's access log. */
  void ofApi(ILogGroup accessLogs) {
    save("FailedRoutes", "failures by route", Questions.FAILED_ROUTES, List.of(accessLogs));
    save("SlowestRoutes", "slowest routes", Questions.SLOWEST_ROUTES, List.of(accessLogs));
  }

  private void save(String id, String name, List<String> lines, List<ILogGroup> logs) {
    CfnQueryDefinition.Builder.create(this, id)
        .name(folder + name)
        .queryString(String.join("\n| ", lines))
        .logGroupNames(logs.stream().map(ILogGroup::getLogGroupName).toList())
        .build();
  }
}
