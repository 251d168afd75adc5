package dev.comanda.cdk.web;

import dev.comanda.cdk.construct.Nag;
import dev.comanda.workflows.construct.Permissions;
import java.util.List;
import software.amazon.awscdk.DefaultStackSynthesizer;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cloudfront.IDistribution;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.s3.IBucket;
import software.constructs.IConstruct;

/**
 * What the library's function may do to put the site's files into their bucket. The library would
 * allow it every kind of read and write.
 */
final class DeploymentRole {

  private DeploymentRole() {}

  static Role define(
      Stack stack, String id, LogGroup logs, IBucket bucket, IDistribution distribution) {
    Role role =
        Role.Builder.create(stack, id)
            .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
            .description("What putting the storefront's files into their bucket takes")
            .build();
    logs.grantWrite(role);
    accept(role.getNode().findChild("DefaultPolicy"));
    String assets =
        "arn:aws:s3:::cdk-%s-assets-%s-%s"
            .formatted(
                DefaultStackSynthesizer.DEFAULT_QUALIFIER, stack.getAccount(), stack.getRegion());
    Permissions.allow(role, List.of("s3:ListBucket"), List.of(assets, bucket.getBucketArn()));
    Permissions.allow(
        role, List.of("s3:GetObject"), List.of(assets + "/*", bucket.arnForObjects("*")));
    Permissions.allow(role, List.of("s3:PutObject"), List.of(bucket.arnForObjects("*")));
    Permissions.allow(
        role,
        List.of("cloudfront:CreateInvalidation", "cloudfront:GetInvalidation"),
        List.of(distribution.getDistributionArn()));
    return role;
  }

  private static void accept(IConstruct policy) {
    Nag.accept(
        policy,
        "AwsSolutions-IAM5",
        "Resource::<WebBucket.Arn>/*",
        "It writes the site's files, whatever they are called.");
    Nag.accept(
        policy,
        "AwsSolutions-IAM5",
        "Resource::arn:aws:s3:::cdk-hnb659fds-assets-<AWS::AccountId>-us-east-1/*",
        "CDK names what it has uploaded by its content.");
  }
}
