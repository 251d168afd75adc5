package dev.comanda.cdk.dashboards;

import dev.comanda.cdk.DeploymentConfig;
import dev.comanda.cdk.api.ApiStack;
import dev.comanda.cdk.construct.ComandaStack;
import dev.comanda.cdk.construct.JavaFunction;
import dev.comanda.cdk.data.DataStack;
import dev.comanda.cdk.email.EmailStack;
import dev.comanda.cdk.lake.LakeStack;
import dev.comanda.cdk.stream.StreamStack;
import java.util.List;
import java.util.stream.Stream;
import software.constructs.Construct;

/**
 * What operators look at. It comes last and nothing depends on it, so that it can be deleted and
 * deployed again at any time: deploy it alone, first, when something that it shows goes away.
 */
public final class DashboardsStack extends ComandaStack {

  /** Defines the stack. */
  public DashboardsStack(
      Construct app,
      DeploymentConfig config,
      DataStack data,
      ApiStack api,
      StreamStack stream,
      EmailStack email,
      LakeStack lake) {
    super(app, config, "Dashboards", "What Comanda's operators look at");
    ApiFlow.define(this, config, data, api);
    MailFlow.define(this, config, data, stream, email);
    LakeFlow.define(this, config, data, stream, lake);
    Queries queries = new Queries(this, "Queries", config);
    queries.ofWorkflows(List.of(stream.worker(), email.worker(), lake.worker()));
    queries.ofFunctions(
        Stream.of(api.functions(), email.worker().functions(), lake.worker().functions())
            .<JavaFunction>flatMap(List::stream)
            .toList());
    queries.ofApi(api.accessLogs());
  }
}
