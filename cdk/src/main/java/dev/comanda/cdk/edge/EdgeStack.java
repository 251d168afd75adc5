package dev.comanda.cdk.edge;

import dev.comanda.cdk.api.ApiOrigin;
import dev.comanda.cdk.config.DeploymentConfig;
import dev.comanda.cdk.construct.Alarms;
import dev.comanda.cdk.construct.ComandaStack;
import dev.comanda.cdk.construct.DistributionAlarms;
import dev.comanda.cdk.construct.DistributionLogs;
import dev.comanda.cdk.construct.PublicName;
import java.util.Optional;
import software.amazon.awscdk.services.cloudfront.Distribution;
import software.amazon.awscdk.services.s3.IBucket;
import software.amazon.awscdk.services.sns.ITopic;
import software.amazon.awscdk.services.wafv2.CfnWebACL;
import software.constructs.Construct;

/**
 * The public way to the API. It is deployed after the API, which then believes a new origin secret
 * before it is sent.
 */
public final class EdgeStack extends ComandaStack {

  private final Distribution distribution;
  private final String url;

  /**
   * Defines the stack.
   *
   * @param logsBucket where the access log goes
   */
  public EdgeStack(
      Construct app,
      DeploymentConfig config,
      ITopic alarmsTopic,
      IBucket logsBucket,
      CfnWebACL webAcl,
      ApiOrigin api) {
    super(app, config, "Edge", "The public way to the API of Comanda");
    Optional<PublicName> name =
        config
            .edge()
            .domain()
            .map(domain -> new PublicName(this, "ApiName", domain, domain.apiName()));
    ApiDistribution edge = new ApiDistribution(this, "ApiDistribution", config, api, webAcl, name);
    distribution = edge.distribution();
    keepExported(distribution.getDistributionDomainName());
    new DistributionLogs(this, "ApiLogs", config, "api", distribution, logsBucket);
    DistributionAlarms.failures(
        new Alarms(this, alarmsTopic),
        "Edge",
        distribution,
        "Look at the alarms of the API: if they are quiet, CloudFront does not reach it by its"
            + " name, or no longer trusts its certificate.");
    url = "https://" + edge.domainName();
    output("ApiUrl", url);
    output("ApiDistributionId", distribution.getDistributionId());
  }

  /** Where the API is for everybody, without a slash at its end. */
  public String url() {
    return url;
  }

  /** The distribution in front of the API. */
  public Distribution distribution() {
    return distribution;
  }
}
