package dev.comanda.cdk.dashboards;

import dev.comanda.cdk.construct.Definition;
import java.util.List;
import java.util.Locale;

/**
 * What operators ask the logs. Who asks sets the time range, and in "an order's way" the order's
 * id. The queries are in the resources' folder {@code queries}.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax.html">Query
 *     syntax</a>
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html">Workflows' log
 *     events</a>
 */
enum Question {
  WAY_OF_AN_ORDER("WayOfAnOrder", "an order's way"),
  SLOWEST_RUNS("SlowestRuns", "slowest runs"),
  FAILED_RUNS("FailedRuns", "failures by cause, workflows"),
  FAILED_CALLS("FailedCalls", "failures by cause, functions"),
  FAILED_ROUTES("FailedRoutes", "failures by route"),
  SLOWEST_ROUTES("SlowestRoutes", "slowest routes");

  private final String id;
  private final String title;

  Question(String id, String title) {
    this.id = id;
    this.title = title;
  }

  String id() {
    return id;
  }

  /** The name under which it is saved. */
  String title() {
    return title;
  }

  /** The query's commands, without the bars between them. */
  List<String> lines() {
    String file = "queries/" + name().toLowerCase(Locale.ROOT).replace('_', '-') + ".txt";
    return Definition.text(file)
        .lines()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.replaceFirst("^\\| ", ""))
        .toList();
  }
}
