package dev.comanda.cdk.dashboards;

import dev.comanda.cdk.api.ApiStack;
import dev.comanda.cdk.config.DeploymentConfig;
import dev.comanda.cdk.construct.ComandaStack;
import dev.comanda.cdk.construct.JavaFunction;
import dev.comanda.cdk.construct.Worker;
import dev.comanda.cdk.data.DataStack;
import dev.comanda.cdk.edge.EdgeStack;
import dev.comanda.cdk.email.EmailStack;
import dev.comanda.cdk.firewall.FirewallStack;
import dev.comanda.cdk.lake.LakeStack;
import dev.comanda.cdk.sender.SenderStack;
import dev.comanda.cdk.stream.StreamStack;
import dev.comanda.cdk.web.WebStack;
import java.util.List;
import java.util.stream.Stream;
import software.constructs.Construct;

/**
 * What operators look at. It comes last and nothing depends on it, so that it can be deleted and
 * deployed again at any time: deploy it alone, first, when something that it shows goes away.
 */
public final class DashboardsStack extends ComandaStack {

  /** What the dashboards show. */
  public record Shown(
      DataStack data,
      SenderStack sender,
      FirewallStack firewall,
      WebStack web,
      ApiStack api,
      StreamStack stream,
      EmailStack email,
      LakeStack lake,
      EdgeStack edge) {}

  /** Defines the stack. */
  public DashboardsStack(Construct app, DeploymentConfig config, Shown shown) {
    super(app, config, "Dashboards", "What Comanda's operators look at");
    ApiFlow.define(this, config, shown);
    MailFlow.define(this, config, shown.data(), shown.sender(), shown.stream(), shown.email());
    LakeFlow.define(this, config, shown.data(), shown.stream(), shown.lake());
    Queries queries = new Queries(this, "Queries", config);
    List<Worker> workers =
        List.of(
            shown.stream().worker(),
            shown.email().worker(),
            shown.email().feedback().worker(),
            shown.lake().worker());
    queries.ofWorkflows(workers);
    queries.ofFunctions(
        Stream.concat(
                shown.api().functions().stream(),
                workers.stream().flatMap(worker -> worker.functions().stream()))
            .<JavaFunction>map(function -> function)
            .toList());
    queries.ofApi(shown.api().accessLogs());
  }
}
