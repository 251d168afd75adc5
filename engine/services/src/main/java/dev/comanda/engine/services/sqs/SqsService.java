package dev.comanda.engine.services.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.typesafe.config.ConfigFactory;
import dev.comanda.engine.aws.Caller;
import dev.comanda.engine.aws.Environment;
import dev.comanda.engine.aws.Json;
import dev.comanda.engine.aws.door.AwsClient;
import dev.comanda.engine.aws.door.Door;
import dev.comanda.engine.aws.door.HttpEngine;
import dev.comanda.engine.aws.door.SecretPath;
import dev.comanda.engine.aws.protocol.Api;
import dev.comanda.engine.aws.protocol.Batch;
import dev.comanda.engine.aws.service.AwsService;
import dev.comanda.engine.aws.service.Created;
import dev.comanda.engine.aws.service.Resource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.pekko.actor.ActorSystem;
import org.eclipse.jetty.client.HttpClient;
import org.elasticmq.NodeAddress;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;

/**
 * Queues, kept in memory. Their URLs lead to the door, not to ElasticMQ behind it.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-sqs-queue.html">AWS::SQS::Queue</a>
 */
public final class SqsService implements AwsService {

  /** How it is called. */
  public static final Api API =
      Api.json("sqs", "AmazonSQS")
          .withJson("1.0")
          .with("SendMessageBatch", Batch.answeredById("Entries"))
          .with("DeleteMessageBatch", Batch.answeredById("Entries"));

  /** The properties that are queue attributes of the same name. */
  private static final List<String> ATTRIBUTES =
      List.of(
          "VisibilityTimeout",
          "MessageRetentionPeriod",
          "DelaySeconds",
          "ReceiveMessageWaitTimeSeconds",
          "RedrivePolicy",
          "FifoQueue",
          "ContentBasedDeduplication");

  private final ActorSystem actors;
  private final SQSRestServer server;
  private final AwsClient client;

  /** Starts ElasticMQ and puts it behind the door. */
  public SqsService(Door door, HttpClient http, int port, int doorPort) {
    String path = SecretPath.make();
    actors =
        ActorSystem.create(
            "sqs",
            ConfigFactory.parseString(
                    """
                    pekko.loglevel = WARNING
                    pekko.stdout-loglevel = OFF
                    pekko.daemonic = on
                    pekko.jvm-shutdown-hooks = off
                    pekko.coordinated-shutdown.run-by-jvm-shutdown-hook = off
                    pekko.http.server.idle-timeout = 120 s
                    """)
                .withFallback(ConfigFactory.load()));
    server =
        SQSRestServerBuilder.withActorSystem(actors)
            .withInterface("127.0.0.1")
            .withPort(port)
            .withServerAddress(new NodeAddress("http", "127.0.0.1", doorPort, path))
            .withAWSAccountId(Environment.ACCOUNT)
            .withAWSRegion(Environment.REGION)
            .start();
    server.waitUntilStarted();
    door.register(API, new SqsEngine(new HttpEngine(http, port, "/" + path), path));
    client = new AwsClient(door, Caller.CLIENT);
  }

  @Override
  public Set<String> types() {
    return Set.of("AWS::SQS::Queue");
  }

  @Override
  public Created create(Resource resource) {
    ObjectNode properties = resource.properties();
    String name = properties.path("QueueName").asText(resource.physicalName());
    ObjectNode input = Json.object().put("QueueName", name);
    ObjectNode attributes = input.putObject("Attributes");
    for (String attribute : ATTRIBUTES) {
      JsonNode value = properties.path(attribute);
      if (!value.isMissingNode()) {
        attributes.put(attribute, value.isValueNode() ? value.asText() : value.toString());
      }
    }
    String url = client.call("sqs", "CreateQueue", input).path("QueueUrl").asText();
    return new Created(
        url, Map.of("Arn", Environment.arn("sqs", name), "QueueName", name, "QueueUrl", url));
  }

  /** Does not wait: a long poll that is still open would hold it up for as long as it polls. */
  @Override
  public void close() {
    server.stopAndGetFuture().apply();
    actors.terminate();
  }
}
