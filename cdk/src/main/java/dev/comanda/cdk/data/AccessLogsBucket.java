package dev.comanda.cdk.data;

import static java.util.Map.entry;

import dev.comanda.cdk.config.DeploymentConfig;
import dev.comanda.cdk.construct.Buckets;
import dev.comanda.workflows.construct.Ordered;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.ArnFormat;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.s3.Bucket;
import software.constructs.Construct;

/**
 * The access logs of buckets and of CloudFront, whose logs come by way of CloudWatch.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/AWS-logs-infrastructure-V2-S3.html">Logs
 *     sent to S3</a>
 */
final class AccessLogsBucket {

  private AccessLogsBucket() {}

  static Bucket define(Construct scope, String id, DeploymentConfig config) {
    Bucket logs = Buckets.logs(scope, id, config);
    Stack stack = Stack.of(scope);
    String account = stack.getAccount();
    logs.addToResourcePolicy(
        PolicyStatement.Builder.create()
            .principals(List.of(new ServicePrincipal("delivery.logs.amazonaws.com")))
            .actions(List.of("s3:PutObject"))
            .resources(List.of(logs.arnForObjects("*AWSLogs/" + account + "/*")))
            .conditions(
                Ordered.map(
                    entry(
                        "StringEquals",
                        Ordered.map(
                            entry("aws:SourceAccount", account),
                            entry("s3:x-amz-acl", "bucket-owner-full-control"))),
                    entry("ArnLike", Map.of("aws:SourceArn", deliveries(stack)))))
            .build());
    return logs;
  }

  private static String deliveries(Stack stack) {
    return stack.formatArn(
        ArnComponents.builder()
            .service("logs")
            .resource("delivery-source")
            .resourceName("*")
            .arnFormat(ArnFormat.COLON_RESOURCE_NAME)
            .build());
  }
}
