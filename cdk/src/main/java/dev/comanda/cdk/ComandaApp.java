package dev.comanda.cdk;

import dev.comanda.cdk.api.ApiStack;
import dev.comanda.cdk.auth.AuthStack;
import dev.comanda.cdk.config.DeploymentConfig;
import dev.comanda.cdk.construct.ComandaStack;
import dev.comanda.cdk.construct.FunctionNetwork;
import dev.comanda.cdk.construct.LibraryFunctions;
import dev.comanda.cdk.construct.ReadableLogicalIds;
import dev.comanda.cdk.consumer.Producer;
import dev.comanda.cdk.dashboards.ApiFlow;
import dev.comanda.cdk.dashboards.DashboardsStack;
import dev.comanda.cdk.data.DataStack;
import dev.comanda.cdk.edge.EdgeStack;
import dev.comanda.cdk.email.EmailStack;
import dev.comanda.cdk.firewall.FirewallStack;
import dev.comanda.cdk.lake.LakeStack;
import dev.comanda.cdk.network.NetworkStack;
import dev.comanda.cdk.operations.OperationsStack;
import dev.comanda.cdk.replica.ReplicaStack;
import dev.comanda.cdk.sender.Sender;
import dev.comanda.cdk.sender.SenderStack;
import dev.comanda.cdk.sender.VerificationStack;
import dev.comanda.cdk.stream.EventsStack;
import dev.comanda.cdk.stream.StreamStack;
import dev.comanda.cdk.web.SiteStack;
import dev.comanda.cdk.web.WebStack;
import java.util.Optional;
import software.amazon.awscdk.App;
import software.amazon.awscdk.services.sns.ITopic;

/** The stacks of Comanda, in an order in which they can be deployed: each after what it needs. */
public final class ComandaApp {

  private ComandaApp() {}

  /** Synthesizes the stacks, for {@code cdk} or with the options that {@link Synthesis} takes. */
  public static void main(String[] args) {
    System.exit(Synthesis.run(args, BuiltArtifacts::locate, System.err));
  }

  static void define(App app, DeploymentConfig config) {
    OperationsStack operations = new OperationsStack(app, config);
    ITopic alarms = operations.alarmsTopic();
    ReplicaStack replica = new ReplicaStack(app, config);
    DataStack data = new DataStack(app, config, alarms, replica.copies());
    SenderStack sender = new SenderStack(app, config, alarms, data.ordersTable());
    Optional<FunctionNetwork> network = network(app, config);
    FirewallStack firewall = new FirewallStack(app, config, alarms);
    WebStack web = new WebStack(app, config, alarms, data.logsBucket(), firewall.webAcl());
    Optional<VerificationStack> verification =
        verification(app, config, network, sender.sender(), web);
    AuthStack auth =
        new AuthStack(
            app,
            config,
            sender.sender().configurationSet(),
            verification.map(VerificationStack::verifiedSender));
    ApiStack api =
        new ApiStack(
            app, config, alarms, network, data.ordersTable(), auth.customers(), web.origin());
    ITopic orders = new EventsStack(app, config, alarms).ordersTopic();
    new EmailStack(
        app, config, alarms, network, data.ordersTable(), data.archive(), sender.sender(), orders);
    new LakeStack(app, config, alarms, network, data.dataBucket(), orders);
    Producer producer = new StreamStack(app, config, alarms, data.ordersTable(), orders).producer();
    EdgeStack edge =
        new EdgeStack(app, config, alarms, data.logsBucket(), firewall.webAcl(), api.origin());
    new SiteStack(app, config, web.bucket(), web.distribution(), edge.url());
    producer.deployAfterConsumers(app);
    new DashboardsStack(
        app,
        config,
        new ApiFlow.Shown(
            data.ordersTable(),
            web.distribution(),
            edge.distribution(),
            firewall.metricName(),
            api.api(),
            api.functions(),
            api.accessLogs()),
        producer);
    LibraryFunctions.bound(app, config);
    ReadableLogicalIds.giveTo(app);
    ComandaStack.exportKeptValues(app);
  }

  private static Optional<FunctionNetwork> network(App app, DeploymentConfig config) {
    return config.hasNetwork()
        ? Optional.of(new NetworkStack(app, config).functions())
        : Optional.empty();
  }

  /**
   * Nothing waits where Cognito mails by itself. Else it comes as late as it can: a distribution
   * takes minutes to make, in which SES finds the sender's records.
   */
  private static Optional<VerificationStack> verification(
      App app,
      DeploymentConfig config,
      Optional<FunctionNetwork> network,
      Sender sender,
      WebStack web) {
    if (!config.mail().codesThroughSes()) {
      return Optional.empty();
    }
    VerificationStack verification = new VerificationStack(app, config, network, sender);
    verification.addStackDependency(web, "SES finds the sender's records meanwhile");
    return Optional.of(verification);
  }
}
