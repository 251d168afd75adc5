package dev.comanda.cdk.construct;

import dev.comanda.cdk.config.DeploymentConfig;
import java.util.List;
import software.amazon.awscdk.services.cloudfront.Distribution;
import software.amazon.awscdk.services.logs.CfnDelivery;
import software.amazon.awscdk.services.logs.CfnDeliveryDestination;
import software.amazon.awscdk.services.logs.CfnDeliverySource;
import software.amazon.awscdk.services.s3.IBucket;
import software.constructs.Construct;

/**
 * The access log of a distribution, as JSON in a bucket below {@code AWSLogs/<account>/CloudFront/}
 * and the distribution's id: who asked for which path and what came of it, without query strings
 * and cookies.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/standard-logging.html">Standard
 *     logging (v2)</a>
 */
public final class DistributionLogs extends Construct {

  private static final List<String> FIELDS =
      List.of(
          ("date time x-edge-location x-edge-request-id c-ip cs-method x-host-header "
                  + "cs-uri-stem cs(User-Agent) cs(Referer) cs-protocol cs-protocol-version "
                  + "ssl-protocol ssl-cipher cs-bytes sc-status sc-bytes sc-content-type time-taken "
                  + "time-to-first-byte x-edge-result-type x-edge-response-result-type "
                  + "x-edge-detailed-result-type")
              .split(" "));

  /**
   * Delivers the log of {@code distribution} to {@code bucket}.
   *
   * @param name tells the stage's distributions apart, such as {@code web}: logs are delivered
   *     between names of the account
   */
  public DistributionLogs(
      Construct scope,
      String id,
      DeploymentConfig config,
      String name,
      Distribution distribution,
      IBucket bucket) {
    super(scope, id);
    String deliveryName = "comanda-" + config.stage().id() + "-" + name;
    CfnDeliverySource source =
        CfnDeliverySource.Builder.create(this, "Source")
            .name(deliveryName)
            .logType("ACCESS_LOGS")
            .resourceArn(distribution.getDistributionArn())
            .build();
    CfnDeliveryDestination destination =
        CfnDeliveryDestination.Builder.create(this, "Destination")
            .name(deliveryName)
            .destinationResourceArn(bucket.getBucketArn())
            .outputFormat("json")
            .build();
    CfnDelivery.Builder.create(this, "Delivery")
        .deliverySourceName(source.getRef())
        .deliveryDestinationArn(destination.getAttrArn())
        .recordFields(FIELDS)
        .s3SuffixPath("{DistributionId}/{yyyy}/{MM}/{dd}/{HH}")
        .build();
  }
}
