package dev.comanda.engine.services.sns;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.engine.aws.AwsError;
import dev.comanda.engine.aws.Environment;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A topic and who is subscribed to it. */
final class Topic {

  private final String arn;
  private final String displayName;
  private final String signatureVersion;
  private final List<Subscription> subscriptions = new CopyOnWriteArrayList<>();

  /**
   * @param signatureVersion what its notifications say that they are signed by: 1 for SHA-1, 2 for
   *     SHA-256
   */
  private Topic(String arn, String displayName, String signatureVersion) {
    this.arn = arn;
    this.displayName = displayName;
    this.signatureVersion = signatureVersion;
  }

  /**
   * A topic of this account.
   *
   * @throws AwsError with the code InvalidParameter if SNS takes no such name or version
   */
  static Topic named(String name, String displayName, String signatureVersion) {
    if (!name.matches("[\\w-]{1,256}")) {
      throw new AwsError(
          "InvalidParameter",
          "Invalid parameter: Topic Name: must be 1 to 256 letters, digits, dashes or underscores,"
              + " not "
              + name,
          400);
    }
    if (!signatureVersion.matches("[12]")) {
      throw new AwsError(
          "InvalidParameter",
          "Invalid parameter: Attributes Reason: SignatureVersion must be 1 or 2, not "
              + signatureVersion,
          400);
    }
    return new Topic(Environment.arn("sns", name), displayName, signatureVersion);
  }

  String arn() {
    return arn;
  }

  String displayName() {
    return displayName;
  }

  String signatureVersion() {
    return signatureVersion;
  }

  List<Subscription> subscriptions() {
    return subscriptions;
  }

  /**
   * Adds a subscription, unless its endpoint has one already.
   *
   * @param attributes those that were asked for
   * @return the endpoint's subscription
   * @throws AwsError with the code InvalidParameter if the endpoint's has other attributes
   */
  synchronized Subscription subscribe(Subscription asked, JsonNode attributes) {
    for (Subscription other : subscriptions) {
      if (other.queueArn().equals(asked.queueArn())) {
        requireEqual(other.attributes(), asked.attributes(), attributes);
        return other;
      }
    }
    subscriptions.add(asked);
    return asked;
  }

  private static void requireEqual(JsonNode there, JsonNode asked, JsonNode attributes) {
    attributes
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!there.path(name).equals(asked.path(name))) {
                throw FilterPolicyRules.Call.SUBSCRIBE.refused(
                    "Subscription already exists with different attributes");
              }
            });
  }
}
