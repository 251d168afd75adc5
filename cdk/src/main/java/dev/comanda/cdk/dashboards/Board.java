package dev.comanda.cdk.dashboards;

import dev.comanda.cdk.board.Graph;
import dev.comanda.cdk.board.Leg;
import dev.comanda.cdk.config.DeploymentConfig;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.AlarmStatusWidget;
import software.amazon.awscdk.services.cloudwatch.Dashboard;
import software.amazon.awscdk.services.cloudwatch.GraphWidget;
import software.amazon.awscdk.services.cloudwatch.IAlarm;
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
  private int legs;

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

  /** The state of alarms. */
  void alarms(List<String> arns) {
    List<IAlarm> alarms = new ArrayList<>();
    for (String arn : arns) {
      alarms.add(Alarm.fromAlarmArn(this, "Alarm" + (alarms.size() + 1), arn));
    }
    dashboard.addWidgets(
        AlarmStatusWidget.Builder.create()
            .title("Alarms of the stacks on this way: all should be green")
            .alarms(alarms)
            .width(WIDTH)
            .height(2 + alarms.size() / 4)
            .build());
  }

  /** The next row. */
  void leg(Leg leg) {
    legs++;
    text("## " + legs + ". " + leg.title() + "\n" + leg.meaning());
    int width = WIDTH / leg.graphs().size();
    dashboard.addWidgets(
        leg.graphs().stream().map(graph -> widget(graph, width)).toArray(IWidget[]::new));
  }

  private static IWidget widget(Graph graph, int width) {
    return GraphWidget.Builder.create()
        .title(graph.title())
        .left(graph.metrics())
        .leftYAxis(YAxisProps.builder().label(graph.unit()).showUnits(false).min(0).build())
        .region(graph.region())
        .width(width)
        .height(HEIGHT)
        .build();
  }

  /** The result of a query, newest time first asked. */
  void query(String title, Question question, List<ILogGroup> logs) {
    dashboard.addWidgets(
        LogQueryWidget.Builder.create()
            .title(title)
            .queryLines(question.lines())
            .logGroupNames(logs.stream().map(ILogGroup::getLogGroupName).toList())
            .width(WIDTH)
            .height(LOG_HEIGHT)
            .build());
  }

  private void text(String markdown) {
    dashboard.addWidgets(
        TextWidget.Builder.create().markdown(markdown).width(WIDTH).height(TEXT_HEIGHT).build());
  }
}
