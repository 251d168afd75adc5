package dev.comanda.engine.aws.iam;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.engine.aws.Caller;
import dev.comanda.engine.aws.Principal;
import dev.comanda.engine.aws.service.Created;
import dev.comanda.engine.aws.service.Resource;
import java.util.List;
import java.util.Map;

/**
 * Whether a service may assume the roles that its resources name. AWS asks when the resource is
 * made, and refuses it in these words; Pipes, whose pipes can be changed, asks for itself.
 */
final class Assumptions {

  /**
   * A property that holds a role's ARN.
   *
   * @param pointer where it is
   * @param service who assumes the role
   * @param refusal what the service says, with the role's ARN for {@code %s}
   */
  private record Role(String pointer, String service, String refusal) {}

  private static final String FIREHOSE =
      "Firehose is unable to assume role %s. Please check the role provided.";

  private static final Map<String, List<Role>> ROLES =
      Map.of(
          "AWS::Lambda::Function",
          List.of(
              new Role(
                  "/Role",
                  "lambda.amazonaws.com",
                  "The role defined for the function cannot be assumed by Lambda. (%s)")),
          "AWS::StepFunctions::StateMachine",
          List.of(
              new Role(
                  "/RoleArn",
                  "states.amazonaws.com",
                  "Neither the global service principal states.amazonaws.com, nor the regional one is"
                      + " authorized to assume the provided role. (%s)")),
          "AWS::KinesisFirehose::DeliveryStream",
          List.of(
              new Role(
                  "/KinesisStreamSourceConfiguration/RoleARN", "firehose.amazonaws.com", FIREHOSE),
              new Role(
                  "/ExtendedS3DestinationConfiguration/RoleARN",
                  "firehose.amazonaws.com",
                  FIREHOSE)),
          "AWS::S3::Bucket",
          List.of(
              new Role(
                  "/ReplicationConfiguration/Role",
                  "s3.amazonaws.com",
                  "The role %s cannot be assumed by S3 for replication.")));

  private final Account account;
  private final IamGuard guard;

  Assumptions(Account account, IamGuard guard) {
    this.account = account;
    this.guard = guard;
  }

  /**
   * Checks the roles of a resource.
   *
   * @throws IllegalArgumentException if one is not there, or does not trust the service
   */
  void check(Resource resource, Created created) {
    for (Role role : ROLES.getOrDefault(resource.type(), List.of())) {
      JsonNode arn = resource.properties().at(role.pointer());
      if (arn.isMissingNode()) {
        continue;
      }
      if (!account.hasRole(arn.asText())) {
        throw new IllegalArgumentException("There is no role " + arn.asText());
      }
      String source = created.attributes().getOrDefault("Arn", created.ref());
      Caller service = new Caller(role.service(), new Principal.Service(role.service(), source));
      if (!guard.allows(service, "sts:AssumeRole", arn.asText())) {
        throw new IllegalArgumentException(role.refusal().formatted(arn.asText()));
      }
    }
  }
}
