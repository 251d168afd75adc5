package dev.comanda.engine.runtime.assembly;

import dev.comanda.engine.aws.service.Created;
import dev.comanda.engine.aws.service.Resource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The resource types that have no behaviour on one machine, each with its reason. They are created
 * in name only, so that others can refer to them.
 */
public final class InertTypes {

  private static final Map<String, InertType> TYPES = new LinkedHashMap<>();

  static {
    TYPES.put(
        "AWS::Logs::ResourcePolicy", InertType.because("logs are files here, and nobody is asked"));
    TYPES.put(
        "AWS::Cognito::UserPoolRiskConfigurationAttachment",
        InertType.because("nobody on loopback is a risk"));

    InertType keys = InertType.because("nothing leaves this machine, so nothing is encrypted");
    TYPES.put("AWS::KMS::Alias", keys.named("AliasName").has("AliasName"));
    TYPES.put("AWS::KMS::ReplicaKey", keys.arn("kms", "key/").has("KeyId"));
    TYPES.put(
        "AWS::CertificateManager::Certificate",
        InertType.because("loopback is reached without TLS")
            .arn("acm", "certificate/")
            .referredToByArn());

    TYPES.put(
        "AWS::Lambda::LayerVersion",
        InertType.because("CDK's own functions need it, whose work services here do")
            .arn("lambda", "layer:")
            .referredToByArn());

    InertType logs = InertType.because("logs are files here");
    TYPES.put("AWS::Logs::LogGroup", logs.arn("logs", "log-group:").named("LogGroupName"));
    TYPES.put("AWS::Logs::LogStream", logs);
    TYPES.put("AWS::Logs::QueryDefinition", logs.has("QueryDefinitionId"));
    TYPES.put("AWS::Logs::MetricFilter", logs);
    TYPES.put("AWS::Logs::SubscriptionFilter", logs);
    InertType deliveries = InertType.because("access logs are not written here");
    TYPES.put(
        "AWS::Logs::DeliverySource",
        deliveries.arn("logs", "delivery-source:").named("Name").has("Service"));
    TYPES.put(
        "AWS::Logs::DeliveryDestination",
        deliveries.arn("logs", "delivery-destination:").named("Name"));
    TYPES.put("AWS::Logs::Delivery", deliveries.arn("logs", "delivery:").has("DeliveryId"));

    InertType watching = InertType.because("nobody is paged for a machine on a desk");
    TYPES.put("AWS::CloudWatch::Alarm", watching.arn("cloudwatch", "alarm:").named("AlarmName"));
    TYPES.put(
        "AWS::CloudWatch::CompositeAlarm", watching.arn("cloudwatch", "alarm:").named("AlarmName"));
    TYPES.put("AWS::CloudWatch::Dashboard", watching.named("DashboardName"));
    TYPES.put("AWS::CloudWatch::AnomalyDetector", watching);
    TYPES.put("AWS::Budgets::Budget", InertType.because("nothing here costs money"));

    InertType network =
        InertType.because("functions are processes of this machine and have no network of theirs");
    TYPES.put(
        "AWS::EC2::VPC",
        network
            .arn("ec2", "vpc/")
            .has("VpcId", "CidrBlock", "DefaultSecurityGroup", "DefaultNetworkAcl"));
    TYPES.put("AWS::EC2::Subnet", network.has("SubnetId", "AvailabilityZone", "CidrBlock"));
    TYPES.put("AWS::EC2::RouteTable", network.has("RouteTableId"));
    TYPES.put("AWS::EC2::Route", network.has("CidrBlock"));
    TYPES.put("AWS::EC2::SubnetRouteTableAssociation", network);
    TYPES.put("AWS::EC2::InternetGateway", network.has("InternetGatewayId"));
    TYPES.put("AWS::EC2::VPCGatewayAttachment", network.has("AttachmentType"));
    TYPES.put("AWS::EC2::EIP", network.has("AllocationId", "PublicIp"));
    TYPES.put("AWS::EC2::NatGateway", network.has("NatGatewayId"));
    TYPES.put("AWS::EC2::VPCEndpoint", network);
    TYPES.put("AWS::EC2::SecurityGroup", network.has("GroupId", "VpcId"));
    TYPES.put("AWS::EC2::SecurityGroupIngress", network);
    TYPES.put("AWS::EC2::SecurityGroupEgress", network);
    TYPES.put("AWS::EC2::NetworkAcl", network.has("NetworkAclId"));
    TYPES.put("AWS::EC2::NetworkAclEntry", network);
    TYPES.put("AWS::EC2::SubnetNetworkAclAssociation", network.has("AssociationId"));
    TYPES.put("AWS::EC2::FlowLog", network);
    TYPES.put("Custom::VpcRestrictDefaultSG", network);
    InertType names = InertType.because("names of the internet mean nothing on loopback");
    TYPES.put("AWS::Route53::RecordSet", names.named("Name"));
    TYPES.put("AWS::Route53::RecordSetGroup", names);
    TYPES.put("AWS::Route53::HostedZone", names.has("NameServers"));

    InertType firewall = InertType.because("only this machine can call, so there is none to block");
    TYPES.put(
        "AWS::WAFv2::WebACL",
        firewall.arn("wafv2", "global/webacl/").has("Capacity", "LabelNamespace"));
    TYPES.put("AWS::WAFv2::WebACLAssociation", firewall);
    TYPES.put("AWS::WAFv2::LoggingConfiguration", firewall);
    TYPES.put("AWS::WAFv2::IPSet", firewall.arn("wafv2", "global/ipset/"));

    InertType releases = InertType.because("a new version here is a new run");
    TYPES.put("AWS::CodeDeploy::Application", releases.named("ApplicationName"));
    TYPES.put("AWS::CodeDeploy::DeploymentGroup", releases.named("DeploymentGroupName"));
    TYPES.put("AWS::CodeDeploy::DeploymentConfig", releases.named("DeploymentConfigName"));

    InertType lake =
        InertType.because("the lake's files are there to read; no engine queries them");
    TYPES.put("AWS::Glue::Database", lake);
    TYPES.put("AWS::Glue::Table", lake);
    TYPES.put("AWS::Glue::DataCatalogEncryptionSettings", lake);
    TYPES.put("AWS::Athena::WorkGroup", lake.named("Name"));
    TYPES.put("AWS::Athena::NamedQuery", lake.has("NamedQueryId"));
    TYPES.put("AWS::LakeFormation::PrincipalPermissions", lake);

    TYPES.put(
        "Custom::S3AutoDeleteObjects", InertType.because("buckets here are empty at every start"));

    TYPES.put("AWS::CDK::Metadata", InertType.because("a record of the synthesis, not a resource"));
  }

  private InertTypes() {}

  /**
   * Creates a resource in name only.
   *
   * @return empty if its type is none of these
   */
  public static Optional<Created> create(Resource resource) {
    return Optional.ofNullable(TYPES.get(resource.type())).map(type -> type.create(resource));
  }

  /** Whether a type has no behaviour here. */
  public static boolean contains(String type) {
    return TYPES.containsKey(type);
  }

  /** The types with the reason of each. */
  public static Map<String, String> reasons() {
    Map<String, String> reasons = new LinkedHashMap<>();
    TYPES.forEach((type, inert) -> reasons.put(type, inert.reason()));
    return reasons;
  }
}
