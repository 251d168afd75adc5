package dev.comanda.cdk.firewall;

import static java.util.Map.entry;

import dev.comanda.cdk.config.DeploymentConfig;
import dev.comanda.cdk.construct.Alarms;
import dev.comanda.cdk.construct.Metrics;
import dev.comanda.workflows.construct.Ordered;

/**
 * Whether the firewall refuses more than it always does.
 *
 * @see <a href="https://docs.aws.amazon.com/waf/latest/developerguide/waf-metrics.html">WAF's
 *     metrics; CloudFront's have no region</a>
 */
final class FirewallAlarms {

  private final Alarms alarms;

  FirewallAlarms(Alarms alarms) {
    this.alarms = alarms;
  }

  /** More refusals in five minutes than one address can cause before its rate is limited. */
  void blocks(DeploymentConfig config, String webAcl) {
    int many = config.edge().callsPerAddress().all();
    alarms.often(
        "FirewallBlocksMuch",
        "The firewall refused more than "
            + many
            + " requests in five minutes, twice: an attack, or a rule that refuses customers. Look"
            + " at BlockedRequests by rule, then at the firewall's log for addresses and paths.",
        Metrics.of(
            "AWS/WAFV2",
            "BlockedRequests",
            "Sum",
            Ordered.map(entry("WebACL", webAcl), entry("Rule", "ALL"))),
        many);
  }
}
