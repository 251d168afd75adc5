package dev.comanda.engine.services.sns;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.engine.aws.AwsError;
import dev.comanda.engine.aws.Environment;
import dev.comanda.engine.aws.Json;
import java.util.List;
import java.util.UUID;

/**
 * The operations of SNS, in the words of its API and in no protocol.
 *
 * @see <a href="https://docs.aws.amazon.com/sns/latest/api/API_Operations.html">Operations</a>
 */
final class SnsApi {

  private final Topics topics;
  private final Fanout fanout;

  SnsApi(Topics topics, Fanout fanout) {
    this.topics = topics;
    this.fanout = fanout;
  }

  /**
   * @throws AwsError as SNS refuses a call
   */
  ObjectNode call(String operation, JsonNode input) {
    return switch (operation) {
      case "Publish" -> publish(input);
      case "PublishBatch" -> publishBatch(input);
      case "CreateTopic" -> createTopic(input);
      case "DeleteTopic" -> deleteTopic(input);
      case "ListTopics" -> listTopics();
      case "GetTopicAttributes" -> getTopicAttributes(topic(input));
      case "ListSubscriptionsByTopic" -> listSubscriptions(topic(input));
      case "Subscribe" -> subscribe(input);
      case "Unsubscribe" -> unsubscribe(input);
      case "GetSubscriptionAttributes" -> getSubscriptionAttributes(input);
      case "SetSubscriptionAttributes" -> setSubscriptionAttributes(input);
      default ->
          throw new AwsError(
              "InvalidAction",
              "The action %s is not valid for this web service.".formatted(operation),
              400);
    };
  }

  private ObjectNode publish(JsonNode input) {
    Topic topic = topics.get(input.path("TopicArn").asText(input.path("TargetArn").asText()));
    Message message = PublishRequest.message(topic.arn(), input);
    fanout.deliver(topic, List.of(message));
    return output().put("MessageId", message.id());
  }

  private ObjectNode publishBatch(JsonNode input) {
    Topic topic = topic(input);
    var batch = PublishBatchRequest.of(topic.arn(), input.path("PublishBatchRequestEntries"));
    fanout.deliver(topic, batch.messages());
    ObjectNode output = output();
    ArrayNode successful = output.putArray("Successful");
    batch
        .accepted()
        .forEach(
            (id, message) -> successful.addObject().put("Id", id).put("MessageId", message.id()));
    ArrayNode failed = output.putArray("Failed");
    batch
        .refused()
        .forEach(
            (id, error) ->
                failed
                    .addObject()
                    .put("Id", id)
                    .put("Code", error.code())
                    .put("Message", error.getMessage())
                    .put("SenderFault", true));
    return output;
  }

  private ObjectNode createTopic(JsonNode input) {
    JsonNode attributes = input.path("Attributes");
    Topic topic =
        Topic.named(
            input.path("Name").asText(),
            attributes.path("DisplayName").asText(""),
            attributes.path("SignatureVersion").asText("1"));
    return output().put("TopicArn", topics.addOrGet(topic).arn());
  }

  private ObjectNode deleteTopic(JsonNode input) {
    topics.remove(input.path("TopicArn").asText());
    return output();
  }

  private ObjectNode listTopics() {
    ObjectNode output = output();
    ArrayNode list = output.putArray("Topics");
    topics.all().forEach(topic -> list.addObject().put("TopicArn", topic.arn()));
    return output;
  }

  private ObjectNode getTopicAttributes(Topic topic) {
    ObjectNode output = output();
    output
        .putObject("Attributes")
        .put("TopicArn", topic.arn())
        .put("DisplayName", topic.displayName())
        .put("SignatureVersion", topic.signatureVersion())
        .put("Owner", Environment.ACCOUNT)
        .put("SubscriptionsConfirmed", Integer.toString(topic.subscriptions().size()))
        .put("SubscriptionsPending", "0")
        .put("SubscriptionsDeleted", "0");
    return output;
  }

  private ObjectNode listSubscriptions(Topic topic) {
    ObjectNode output = output();
    ArrayNode list = output.putArray("Subscriptions");
    topic.subscriptions().forEach(subscription -> list.add(subscription.summary()));
    return output;
  }

  private ObjectNode subscribe(JsonNode input) {
    Topic topic = topic(input);
    var subscription =
        Subscriptions.make(
            topic.arn(),
            UUID.randomUUID().toString(),
            input.path("Protocol").asText(),
            input.path("Endpoint").asText(),
            input.path("Attributes"));
    Subscription subscribed = topic.subscribe(subscription, input.path("Attributes"));
    return output().put("SubscriptionArn", subscribed.arn());
  }

  private ObjectNode unsubscribe(JsonNode input) {
    topics.removeSubscription(input.path("SubscriptionArn").asText());
    return output();
  }

  private ObjectNode getSubscriptionAttributes(JsonNode input) {
    ObjectNode output = output();
    output.set(
        "Attributes", topics.subscription(input.path("SubscriptionArn").asText()).attributes());
    return output;
  }

  private ObjectNode setSubscriptionAttributes(JsonNode input) {
    topics.change(
        input.path("SubscriptionArn").asText(),
        subscription ->
            SubscriptionAttributes.changed(
                subscription,
                input.path("AttributeName").asText(),
                input.path("AttributeValue").asText()));
    return output();
  }

  private Topic topic(JsonNode input) {
    return topics.get(input.path("TopicArn").asText());
  }

  private static ObjectNode output() {
    return Json.object();
  }
}
