package dev.comanda.engine.services.sns;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.engine.aws.AwsError;
import dev.comanda.engine.aws.Caller;
import dev.comanda.engine.aws.Json;
import dev.comanda.engine.aws.door.AwsClient;
import dev.comanda.engine.aws.door.Door;
import dev.comanda.engine.aws.protocol.Api;
import dev.comanda.engine.aws.protocol.Batch;
import dev.comanda.engine.aws.service.AwsService;
import dev.comanda.engine.aws.service.Created;
import dev.comanda.engine.aws.service.Resource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;

/**
 * The topics of an assembly and their subscriptions. Delivers under the caller name {@code sns}.
 *
 * @see <a href="https://docs.aws.amazon.com/sns/latest/dg/welcome.html">Amazon SNS</a>
 */
public final class SnsService implements AwsService {

  /** How it is called. */
  public static final Api API =
      Api.json("sns", "AmazonSimpleNotificationService")
          .with("PublishBatch", Batch.answeredById("PublishBatchRequestEntries"));

  private static final Set<String> TOPIC_PROPERTIES =
      Set.of(
          "TopicName",
          "DisplayName",
          "KmsMasterKeyId",
          "Subscription",
          "SignatureVersion",
          "TracingConfig",
          "Tags",
          "DeliveryStatusLogging");
  private static final Set<String> SUBSCRIPTION_PROPERTIES =
      Set.of(
          "TopicArn",
          "Protocol",
          "Endpoint",
          "Region",
          "RawMessageDelivery",
          "FilterPolicy",
          "FilterPolicyScope",
          "RedrivePolicy");
  private static final Set<String> ATTRIBUTES =
      Set.of("RawMessageDelivery", "FilterPolicy", "FilterPolicyScope", "RedrivePolicy");

  private final Topics topics = new Topics();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(daemons("sns-retries"));
  private final ExecutorService threads = Executors.newCachedThreadPool(daemons("sns-delivery"));

  /** Registers the engine {@code sns}. */
  public SnsService(Door door) {
    var queues = new QueueDelivery(new AwsClient(door, new Caller("sns")), clock, threads);
    door.register(API, new SnsEngine(new SnsApi(topics, new Fanout(queues, threads))));
  }

  private static ThreadFactory daemons(String name) {
    return work -> {
      var thread = new Thread(work, name);
      thread.setDaemon(true);
      return thread;
    };
  }

  @Override
  public Set<String> types() {
    return Set.of("AWS::SNS::Topic", "AWS::SNS::Subscription");
  }

  @Override
  public Created create(Resource resource) {
    return switch (resource.type()) {
      case "AWS::SNS::Topic" -> topic(resource);
      case "AWS::SNS::Subscription" -> subscription(resource);
      default -> throw new IllegalArgumentException("Not a type of SNS: " + resource.type());
    };
  }

  private Created topic(Resource resource) {
    allow(resource, TOPIC_PROPERTIES);
    ObjectNode properties = resource.properties();
    String name = properties.path("TopicName").asText(resource.physicalName());
    Topic topic = named(name, properties);
    topics.add(topic);
    int number = 0;
    for (JsonNode inline : properties.path("Subscription")) {
      subscribe(topic, resource.physicalName() + "-" + number++, inline, Json.object());
    }
    return new Created(topic.arn(), Map.of("TopicArn", topic.arn(), "TopicName", name));
  }

  private static Topic named(String name, ObjectNode properties) {
    try {
      return Topic.named(
          name,
          properties.path("DisplayName").asText(""),
          properties.path("SignatureVersion").asText("1"));
    } catch (AwsError e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  private Created subscription(Resource resource) {
    allow(resource, SUBSCRIPTION_PROPERTIES);
    ObjectNode properties = resource.properties();
    Topic topic = topics.get(properties.path("TopicArn").asText());
    ObjectNode attributes = properties.deepCopy().retain(ATTRIBUTES);
    String arn = subscribe(topic, resource.physicalName(), properties, attributes);
    return new Created(arn, Map.of("Arn", arn));
  }

  private static String subscribe(
      Topic topic, String id, JsonNode properties, ObjectNode attributes) {
    try {
      Subscription subscription =
          Subscriptions.make(
              topic.arn(),
              id,
              properties.path("Protocol").asText(),
              properties.path("Endpoint").asText(),
              attributes);
      topic.subscriptions().add(subscription);
      return subscription.arn();
    } catch (AwsError e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  private static void allow(Resource resource, Set<String> names) {
    resource
        .properties()
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!names.contains(name)) {
                throw new IllegalArgumentException(
                    "%s is not supported; supported are %s".formatted(name, names));
              }
            });
  }

  @Override
  public void close() {
    clock.shutdownNow();
    threads.shutdownNow();
  }
}
