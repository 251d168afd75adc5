package dev.comanda.cdk.firewall;

import dev.comanda.cdk.config.DeploymentConfig;
import dev.comanda.cdk.construct.Alarms;
import dev.comanda.cdk.construct.Metrics;

/**
 * Whether the firewall refuses more than it always does.
 *
 * @see <a href="https://docs.aws.amazon.com/waf/latest/developerguide/waf-metrics.html">WAF's
 *     metrics; CloudFront's have no region</a>
 */
final class FirewallAlarms {

  private FirewallAlarms() {}

  /** More refusals in five minutes than one address can cause before its rate is limited. */
  static void define(Alarms alarms, DeploymentConfig config, String webAcl) {
    int many = config.edge().callsPerAddress().all();
    alarms.often(
        "FirewallBlocksMuch",
        "The firewall refused more than "
            + many
            + " requests in five minutes, twice: an attack, or a rule that refuses customers. Look"
            + " at BlockedRequests by rule, then at the firewall's log for addresses and paths.",
        Metrics.ofFirewall(webAcl, "BlockedRequests"),
        many);
  }
}
