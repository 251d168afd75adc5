package dev.comanda.cdk.web;

import dev.comanda.cdk.config.DeploymentConfig;
import dev.comanda.cdk.construct.Alarms;
import dev.comanda.cdk.construct.Buckets;
import dev.comanda.cdk.construct.ComandaStack;
import dev.comanda.cdk.construct.DistributionAlarms;
import dev.comanda.cdk.construct.DistributionLogs;
import dev.comanda.cdk.construct.PublicName;
import java.util.Optional;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.cloudfront.Distribution;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.IBucket;
import software.amazon.awscdk.services.sns.ITopic;
import software.amazon.awscdk.services.wafv2.CfnWebACL;
import software.constructs.Construct;

/** The storefront: a bucket that only its distribution reads. */
public final class WebStack extends ComandaStack {

  private final Bucket bucket;
  private final Distribution distribution;
  private final String origin;

  /**
   * Defines the stack.
   *
   * @param logsBucket where the access logs of bucket and distribution go
   */
  public WebStack(
      Construct app,
      DeploymentConfig config,
      ITopic alarmsTopic,
      IBucket logsBucket,
      CfnWebACL webAcl) {
    super(app, config, "Web", "The storefront of Comanda");
    bucket = bucket(config, logsBucket);
    SiteDistribution site =
        new SiteDistribution(this, "WebDistribution", config, bucket, webAcl, name(config));
    distribution = site.distribution();
    new DistributionLogs(this, "WebLogs", config, "web", distribution, logsBucket);
    origin = "https://" + site.domainName();
    keepExported(distribution.getDistributionDomainName());
    DistributionAlarms.failures(
        new Alarms(this, alarmsTopic),
        "Site",
        distribution,
        "Customers do not get the site. Look whether the bucket's policy still lets CloudFront in.");
    output("WebUrl", origin);
    output("WebBucketName", bucket.getBucketName());
    output("WebDistributionId", distribution.getDistributionId());
  }

  private Optional<PublicName> name(DeploymentConfig config) {
    return config
        .edge()
        .domain()
        .map(domain -> new PublicName(this, "WebName", domain, domain.webName()));
  }

  /** Everything in it can be built again, so it goes with its stack. */
  private Bucket bucket(DeploymentConfig config, IBucket logs) {
    return Buckets.logAccess(
        Buckets.closed(this, "WebBucket", config).removalPolicy(RemovalPolicy.DESTROY).build(),
        logs);
  }

  /** The storefront's files. */
  public IBucket bucket() {
    return bucket;
  }

  /** What hands them out. */
  public Distribution distribution() {
    return distribution;
  }

  /** The web origin of the storefront's pages, such as {@code https://finalweb.example.com}. */
  public String origin() {
    return origin;
  }
}
