package dev.comanda.cdk.dashboards;

import dev.comanda.cdk.config.DeploymentConfig;
import dev.comanda.cdk.construct.Alarms;
import dev.comanda.cdk.construct.ComandaStack;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.AlarmStatusWidget;
import software.amazon.awscdk.services.cloudwatch.Dashboard;
import software.amazon.awscdk.services.cloudwatch.GraphWidget;
import software.amazon.awscdk.services.cloudwatch.IAlarm;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.IWidget;
import software.amazon.awscdk.services.cloudwatch.LogQueryWidget;
import software.amazon.awscdk.services.cloudwatch.TextWidget;
import software.amazon.awscdk.services.cloudwatch.YAxisProps;
import software.amazon.awscdk.services.logs.ILogGroup;
import software.constructs.Construct;

/**
 * A dashboard that is read from top to bottom, as an order travels: its alarms, then a row for each
 * leg, which says what its numbers mean. Of alarms it knows only the names, so that no stack has to
 * export each of its own.
 */
final class Board extends Construct {

  private static final int WIDTH = 24;
  private static final int HEIGHT = 6;
  private static final int TEXT_HEIGHT = 2;
  private static final int LOG_HEIGHT = 7;

  private final Dashboard dashboard;

  /**
   * An empty dashboard.
   *
   * @param introduction what the flow is, and how to read the page
   */
  Board(Construct scope, String id, DeploymentConfig config, String introduction) {
    super(scope, id);
    dashboard =
        Dashboard.Builder.create(this, "Resource")
            .dashboardName(config.stackName(id))
            .start("-PT6H")
            .build();
    text("# " + id + "\n" + introduction);
  }

  /** The state of every alarm of these stacks. */
  void alarms(ComandaStack... stacks) {
    List<IAlarm> alarms = new ArrayList<>();
    for (ComandaStack stack : stacks) {
      for (String arn : Alarms.arnsIn(stack)) {
        alarms.add(Alarm.fromAlarmArn(this, "Alarm" + (alarms.size() + 1), arn));
      }
    }
    dashboard.addWidgets(
        AlarmStatusWidget.Builder.create()
            .title("Alarms of the stacks on this way: all should be green")
            .alarms(alarms)
            .width(WIDTH)
            .height(2 + alarms.size() / 4)
            .build());
  }

  /**
   * A row.
   *
   * @param title what the row is about
   * @param meaning how to tell good numbers from bad ones
   */
  void row(String title, String meaning, Graph... graphs) {
    text("## " + title + "\n" + meaning);
    List<IWidget> widgets = new ArrayList<>();
    for (Graph graph : graphs) {
      widgets.add(graph.widget(WIDTH / graphs.length));
    }
    dashboard.addWidgets(widgets.toArray(IWidget[]::new));
  }

  /** The result of a query, newest time first asked. */
  void query(String title, List<String> lines, List<ILogGroup> logs) {
    dashboard.addWidgets(
        LogQueryWidget.Builder.create()
            .title(title)
            .queryLines(lines)
            .logGroupNames(logs.stream().map(ILogGroup::getLogGroupName).toList())
            .width(WIDTH)
            .height(LOG_HEIGHT)
            .build());
  }

  private void text(String markdown) {
    dashboard.addWidgets(
        TextWidget.Builder.create().markdown(markdown).width(WIDTH).height(TEXT_HEIGHT).build());
  }

  /**
   * A graph.
   *
   * @param unit what the axis counts
   * @param region where the metrics are; null for the dashboard's region
   */
  record Graph(String title, String unit, String region, List<IMetric> metrics) {

    static Graph of(String title, String unit, IMetric... metrics) {
      return new Graph(title, unit, null, List.of(metrics));
    }

    /** With a metric for each item. */
    static <T> Graph of(String title, String unit, List<T> items, Function<T, IMetric> metric) {
      return new Graph(title, unit, null, items.stream().map(metric).toList());
    }

    Graph in(String region) {
      return new Graph(title, unit, region, metrics);
    }

    private IWidget widget(int width) {
      return GraphWidget.Builder.create()
          .title(title)
          .left(metrics)
          .leftYAxis(YAxisProps.builder().label(unit).showUnits(false).min(0).build())
          .region(region)
          .width(width)
          .height(HEIGHT)
          .build();
    }
  }
}
