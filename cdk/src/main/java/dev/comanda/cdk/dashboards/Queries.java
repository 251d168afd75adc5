package dev.comanda.cdk.dashboards;

import dev.comanda.cdk.config.DeploymentConfig;
import java.util.List;
import software.amazon.awscdk.services.logs.CfnQueryDefinition;
import software.amazon.awscdk.services.logs.ILogGroup;
import software.constructs.Construct;

/**
 * {@link Question}s, saved in CloudWatch Logs Insights in one folder for each stage of deployment.
 */
final class Queries extends Construct {

  private final String folder;

  Queries(Construct scope, String id, DeploymentConfig config) {
    super(scope, id);
    folder = "Comanda/" + config.stage().id() + "/";
  }

  /** Saves those on workflows. */
  void ofWorkflows(List<ILogGroup> logs) {
    save(Question.WAY_OF_AN_ORDER, logs);
    save(Question.SLOWEST_RUNS, logs);
    save(Question.FAILED_RUNS, logs);
  }

  /** Saves those on functions. */
  void ofFunctions(List<ILogGroup> logs) {
    save(Question.FAILED_CALLS, logs);
  }

  /** Saves those on the API's access log. */
  void ofApi(ILogGroup accessLogs) {
    save(Question.FAILED_ROUTES, List.of(accessLogs));
    save(Question.SLOWEST_ROUTES, List.of(accessLogs));
  }

  private void save(Question question, List<ILogGroup> logs) {
    CfnQueryDefinition.Builder.create(this, question.id())
        .name(folder + question.title())
        .queryString(String.join("\n| ", question.lines()))
        .logGroupNames(logs.stream().map(ILogGroup::getLogGroupName).toList())
        .build();
  }
}
