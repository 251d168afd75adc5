package dev.comanda.engine.services.sns;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.engine.aws.AwsError;

/** Makes subscriptions; only of queues, as this runtime delivers to nothing else. */
final class Subscriptions {

  private Subscriptions() {}

  /**
   * @param id makes its ARN unique within the topic
   * @param endpoint the ARN of a standard queue
   * @throws AwsError with the code InvalidParameter
   */
  static Subscription make(
      String topicArn, String id, String protocol, String endpoint, JsonNode attributes) {
    if (!protocol.equals("sqs")) {
      throw invalid("Protocol: this runtime delivers to sqs only, not to " + protocol);
    }
    if (!endpoint.startsWith("arn:aws:sqs:") || endpoint.endsWith(".fifo")) {
      throw invalid("Endpoint: must be the ARN of a standard queue, not " + endpoint);
    }
    return SubscriptionAttributes.subscription(
        topicArn + ":" + id, topicArn, endpoint, attributes, FilterPolicyRules.Call.SUBSCRIBE);
  }

  private static AwsError invalid(String what) {
    return new AwsError("InvalidParameter", "Invalid parameter: " + what, 400);
  }
}
