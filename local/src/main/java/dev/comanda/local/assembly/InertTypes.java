package dev.comanda.local.assembly;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The resource types that have no behaviour on one machine, each with its reason. They are created
 * in name only, so that others can refer to them.
 */
public final class InertTypes {

  /**
   * A type without behaviour.
   *
   * @param reason why nothing is done
   * @param create gives the resource its name and attributes
   */
  private record Inert(String reason, Function<Resource, Created> create) {}

  private static final Map<String, Inert> TYPES = new LinkedHashMap<>();

  static {
    String access = "who may call what is not enforced on loopback";
    add("AWS::IAM::Role", access, InertTypes::role);
    add("AWS::IAM::Policy", access, InertTypes::named);
    add("AWS::IAM::ManagedPolicy", access, InertTypes::managedPolicy);
    add("AWS::SQS::QueuePolicy", access, InertTypes::named);
    add("AWS::SNS::TopicPolicy", access, InertTypes::named);
    add("AWS::S3::BucketPolicy", access, InertTypes::named);
    add("AWS::Lambda::Permission", access, InertTypes::named);
    add("AWS::Logs::ResourcePolicy", access, InertTypes::named);
    String keys = "nothing leaves this machine, so nothing is encrypted";
    add("AWS::KMS::Key", keys, InertTypes::key);
    add("AWS::KMS::Alias", keys, InertTypes::named);
    String logs = "logs are files here";
    add("AWS::Logs::LogGroup", logs, InertTypes::logGroup);
    add("AWS::Logs::LogStream", logs, InertTypes::named);
    add("AWS::Logs::QueryDefinition", logs, InertTypes::named);
    add("AWS::Logs::MetricFilter", logs, InertTypes::named);
    String watching = "nobody is paged for a machine on a desk";
    add("AWS::CloudWatch::Alarm", watching, r -> arn(r, "cloudwatch", "alarm:"));
    add("AWS::CloudWatch::CompositeAlarm", watching, r -> arn(r, "cloudwatch", "alarm:"));
    add("AWS::CloudWatch::Dashboard", watching, InertTypes::named);
    add("AWS::Budgets::Budget", watching, InertTypes::named);
    String lake = "the lake is files here, which any engine can query";
    add("AWS::Glue::Database", lake, InertTypes::named);
    add("AWS::Glue::Table", lake, InertTypes::named);
    add("AWS::Athena::WorkGroup", lake, InertTypes::named);
    add("AWS::Athena::NamedQuery", lake, InertTypes::named);
    String records = "a record of the synthesis, not a resource";
    add("AWS::CDK::Metadata", records, InertTypes::named);
  }

  private InertTypes() {}

  /**
   * Creates a resource in name only.
   *
   * @return empty if its type is none of these
   */
  public static Optional<Created> create(Resource resource) {
    return Optional.ofNullable(TYPES.get(resource.type())).map(t -> t.create().apply(resource));
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

  private static void add(String type, String reason, Function<Resource, Created> create) {
    TYPES.put(type, new Inert(reason, create));
  }

  private static Created named(Resource resource) {
    return new Created(resource.physicalName(), Map.of("Id", resource.physicalName()));
  }

  private static Created arn(Resource resource, String service, String kind) {
    String name = resource.physicalName();
    return new Created(name, Map.of("Arn", Environment.arn(service, kind + name)));
  }

  private static Created role(Resource resource) {
    String name = resource.physicalName();
    String arn = "arn:aws:iam::" + Environment.ACCOUNT + ":role/" + name;
    return new Created(name, Map.of("Arn", arn, "RoleId", name));
  }

  private static Created managedPolicy(Resource resource) {
    String arn = "arn:aws:iam::" + Environment.ACCOUNT + ":policy/" + resource.physicalName();
    return new Created(arn, Map.of("PolicyArn", arn));
  }

  private static Created key(Resource resource) {
    String name = resource.physicalName();
    return new Created(name, Map.of("Arn", Environment.arn("kms", "key/" + name), "KeyId", name));
  }

  private static Created logGroup(Resource resource) {
    String name = resource.properties().path("LogGroupName").asText(resource.physicalName());
    return new Created(name, Map.of("Arn", Environment.arn("logs", "log-group:" + name + ":*")));
  }
}
