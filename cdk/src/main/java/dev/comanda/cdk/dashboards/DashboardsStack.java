package dev.comanda.cdk.dashboards;

import dev.comanda.cdk.config.DeploymentConfig;
import dev.comanda.cdk.construct.ComandaStack;
import dev.comanda.cdk.construct.JavaFunction;
import dev.comanda.cdk.consumer.EventConsumer;
import dev.comanda.cdk.consumer.Producer;
import dev.comanda.workflows.construct.Workflow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.constructs.Construct;

/**
 * What operators look at: the way of calls, and the flows of all consumers that there are below the
 * app. It comes last and nothing depends on it, so that it can be deleted and deployed again at any
 * time: delete it first, when something that it shows goes away.
 */
public final class DashboardsStack extends ComandaStack {

  /** Defines the stack, after all others. */
  public DashboardsStack(
      Construct app, DeploymentConfig config, ApiFlow.Shown api, Producer orders) {
    super(app, config, "Dashboards", "What Comanda's operators look at");
    AlarmsOnTheWay alarms = new AlarmsOnTheWay(app);
    Map<String, List<EventConsumer>> flows =
        EventConsumer.in(app).stream()
            .collect(
                Collectors.groupingBy(
                    EventConsumer::flow, LinkedHashMap::new, Collectors.toList()));
    flows.forEach(
        (flow, consumers) ->
            ConsumerFlow.define(
                this,
                config,
                flow,
                consumers,
                orders,
                alarms.of(api.ordersTable(), orders, consumers)));
    ApiFlow.define(this, config, api, alarms.ofTheRestAnd(api.ordersTable()));
    Queries queries = new Queries(this, "Queries", config);
    queries.ofWorkflows(all(app, Workflow.class).stream().map(Workflow::logs).toList());
    queries.ofFunctions(all(app, JavaFunction.class).stream().map(JavaFunction::logs).toList());
    queries.ofApi(api.accessLogs());
  }

  private static <T> List<T> all(Construct app, Class<T> type) {
    return app.getNode().findAll().stream().filter(type::isInstance).map(type::cast).toList();
  }
}
