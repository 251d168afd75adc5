package dev.comanda.cdk.firewall;

import dev.comanda.cdk.config.DeploymentConfig;
import dev.comanda.cdk.construct.Alarms;
import dev.comanda.cdk.construct.ComandaStack;
import java.util.Map;
import software.amazon.awscdk.services.sns.ITopic;
import software.amazon.awscdk.services.wafv2.CfnWebACL;
import software.amazon.awscdk.services.wafv2.CfnWebACL.AllowActionProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.AssociationConfigProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.DefaultActionProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.RequestBodyAssociatedResourceTypeConfigProperty;
import software.constructs.Construct;

/**
 * The one firewall in front of both distributions, and the log of what it refused.
 *
 * @see <a href="https://docs.aws.amazon.com/waf/latest/developerguide/cloudfront-features.html">WAF
 *     with CloudFront</a>
 */
public final class FirewallStack extends ComandaStack {

  /** The longest body that passes, in bytes: as much as WAF can inspect, and as the API reads. */
  static final int LONGEST_BODY = 64 * 1024;

  private final CfnWebACL webAcl;
  private final String metricName;

  /** Defines the stack. */
  public FirewallStack(Construct app, DeploymentConfig config, ITopic alarmsTopic) {
    super(app, config, "Firewall", "What Comanda's distributions refuse");
    metricName = config.stackName("WebAcl");
    webAcl =
        CfnWebACL.Builder.create(this, "WebAcl")
            .description("In front of the storefront and the API")
            .scope("CLOUDFRONT")
            .defaultAction(
                DefaultActionProperty.builder()
                    .allow(AllowActionProperty.builder().build())
                    .build())
            .rules(FirewallRules.of(config))
            .visibilityConfig(FirewallRules.visible(metricName))
            .associationConfig(
                AssociationConfigProperty.builder()
                    .requestBody(
                        Map.of(
                            "CLOUDFRONT",
                            RequestBodyAssociatedResourceTypeConfigProperty.builder()
                                .defaultSizeInspectionLimit("KB_64")
                                .build()))
                    .build())
            .build();
    FirewallLog.define(this, config, webAcl);
    FirewallAlarms.define(new Alarms(this, alarmsTopic), config, metricName);
  }

  /** The firewall, for a distribution. */
  public CfnWebACL webAcl() {
    return webAcl;
  }

  /** The dimension {@code WebACL} of the firewall's metrics. */
  public String metricName() {
    return metricName;
  }
}
