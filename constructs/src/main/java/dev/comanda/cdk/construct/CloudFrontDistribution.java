package dev.comanda.cdk.construct;

import java.util.List;
import java.util.Optional;
import software.amazon.awscdk.services.cloudfront.Distribution;
import software.amazon.awscdk.services.cloudfront.HttpVersion;
import software.amazon.awscdk.services.cloudfront.PriceClass;
import software.amazon.awscdk.services.cloudfront.SecurityPolicyProtocol;
import software.amazon.awscdk.services.route53.targets.CloudFrontTarget;
import software.amazon.awscdk.services.wafv2.CfnWebACL;
import software.constructs.Construct;

/** What Comanda's distributions have in common: protocols, firewall, and the way of their names. */
public final class CloudFrontDistribution {

  private CloudFrontDistribution() {}

  /**
   * A distribution of which only the behaviours are missing.
   *
   * @param webAcl the firewall in front of it
   * @param name its name in the shop's domain; empty if CloudFront's own has to do
   */
  public static Distribution.Builder builder(
      Construct scope, String id, CfnWebACL webAcl, Optional<PublicName> name) {
    Distribution.Builder builder =
        Distribution.Builder.create(scope, id)
            .httpVersion(HttpVersion.HTTP2_AND_3)
            .enableIpv6(true)
            .priceClass(PriceClass.PRICE_CLASS_100)
            .webAclId(webAcl.getAttrArn());
    name.ifPresent(
        own ->
            builder
                .domainNames(List.of(own.name()))
                .certificate(own.certificate())
                .minimumProtocolVersion(SecurityPolicyProtocol.TLS_V1_2_2021));
    return builder;
  }

  /** Lets the name lead to the distribution, and says why nag's findings on it are accepted. */
  public static void complete(Distribution distribution, Optional<PublicName> name) {
    Nag.accept(
        distribution,
        "AwsSolutions-CFR1",
        "The shop sells to wherever its customers are; it knows no country to refuse.");
    Nag.accept(
        distribution,
        "AwsSolutions-CFR3",
        "Standard logging v2 delivers the access log; the rule knows only the legacy one.");
    if (name.isEmpty()) {
      Nag.accept(
          distribution,
          "AwsSolutions-CFR4",
          "CloudFront's own certificate comes with its own TLS policy; a domain brings TLS 1.2.");
    }
    name.ifPresent(own -> own.leadTo(new CloudFrontTarget(distribution)));
  }

  /** The name by which the world knows the distribution. */
  public static String publicName(Distribution distribution, Optional<PublicName> name) {
    return name.map(PublicName::name).orElse(distribution.getDistributionDomainName());
  }
}
