package dev.comanda.engine.aws.iam;

import dev.comanda.engine.aws.AwsError;
import dev.comanda.engine.aws.AwsRequest;
import dev.comanda.engine.aws.Principal;
import dev.comanda.engine.aws.iam.policy.Access;
import dev.comanda.engine.aws.iam.policy.Decision;
import java.util.Locale;
import java.util.Set;

/**
 * What a service answers to a call that its policies do not allow.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html">Access
 *     denied error messages</a>
 */
final class Refusals {

  /** The services of JSON 1.0 and 1.1 answer 400 here, those of other protocols 403. */
  private static final Set<String> ANSWER_400 =
      Set.of("dynamodb", "kinesis", "states", "cognito-idp", "firehose", "secretsmanager");

  private Refusals() {}

  static AwsError of(AwsRequest request, Principal principal, Access access, Decision decision) {
    String service = request.service();
    if (access.service().equals("kms")) {
      return ofKey(service, sentence(who(principal), access.action(), access.resource(), decision));
    }
    return switch (service) {
      case "sqs" ->
          new AwsError(
              "AccessDenied",
              sentence(
                  who(principal),
                  access.action().toLowerCase(Locale.ROOT),
                  access.resource(),
                  decision),
              403);
      case "sns" ->
          new AwsError(
              "AuthorizationError",
              sentence(
                  who(principal),
                  access.action().replace("sns:", "SNS:"),
                  access.resource(),
                  decision),
              403);
      case "s3" ->
          new AwsError(
              "AccessDenied",
              sentence(who(principal), access.action(), "\"" + access.resource() + "\"", decision),
              403);
      case "ses" ->
          new AwsError(
              "AccessDeniedException",
              "User `%s' is not authorized to perform `%s' on resource `%s'"
                  .formatted(who(principal), access.action(), access.resource()),
              403);
      default ->
          new AwsError(
              "AccessDeniedException",
              sentence(who(principal), access.action(), access.resource(), decision),
              ANSWER_400.contains(service) ? 400 : 403);
    };
  }

  /**
   * What a queue or a topic says of its key.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/sns/latest/api/API_Publish.html#API_Publish_Errors">Publish's
   *     errors</a>
   */
  private static AwsError ofKey(String service, String sentence) {
    return new AwsError(
        service.equals("sqs") ? "KmsAccessDenied" : "KMSAccessDenied",
        sentence + " (Service: AWSKMS; Status Code: 400; Error Code: AccessDeniedException)",
        400);
  }

  private static String sentence(String who, String action, String resource, Decision decision) {
    return "User: %s is not authorized to perform: %s on resource: %s %s"
        .formatted(who, action, resource, decision.reason());
  }

  private static String who(Principal principal) {
    if (principal instanceof Principal.Role role) {
      return role.sessionArn();
    }
    return principal instanceof Principal.Service service ? service.name() : "";
  }
}
