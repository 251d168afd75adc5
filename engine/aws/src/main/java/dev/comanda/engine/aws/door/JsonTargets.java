package dev.comanda.engine.aws.door;

import java.util.HashMap;
import java.util.Map;

/** The first half of {@code X-Amz-Target}, which names an API of the JSON protocols. */
final class JsonTargets {

  private static final Map<String, String> PREFIXES =
      Map.of(
          "dynamodb", "DynamoDB_20120810",
          "dynamodbstreams", "DynamoDBStreams_20120810",
          "sqs", "AmazonSQS",
          "sns", "AmazonSimpleNotificationService",
          "kinesis", "Kinesis_20131202",
          "firehose", "Firehose_20150804",
          "states", "AWSStepFunctions",
          "cognito-idp", "AWSCognitoIdentityProviderService",
          "secretsmanager", "secretsmanager");

  private static final Map<String, String> SERVICES = new HashMap<>();

  static {
    PREFIXES.forEach((api, prefix) -> SERVICES.put(prefix, signingName(api)));
  }

  private JsonTargets() {}

  /** The prefix of an API; null if it is none of the JSON protocols. */
  static String prefix(String api) {
    return PREFIXES.get(api);
  }

  /** The signing name of the service that a target is for; null if it names none. */
  static String service(String target) {
    return target == null ? null : SERVICES.get(target.split("\\.", 2)[0]);
  }

  /** The signing name for an API: the streams of DynamoDB are signed for as DynamoDB. */
  static String signingName(String api) {
    return api.equals("dynamodbstreams") ? "dynamodb" : api;
  }
}
