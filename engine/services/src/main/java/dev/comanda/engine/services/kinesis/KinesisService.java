package dev.comanda.engine.services.kinesis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.engine.aws.Caller;
import dev.comanda.engine.aws.Environment;
import dev.comanda.engine.aws.Json;
import dev.comanda.engine.aws.door.AwsClient;
import dev.comanda.engine.aws.door.Door;
import dev.comanda.engine.aws.door.HttpEngine;
import dev.comanda.engine.aws.protocol.Api;
import dev.comanda.engine.aws.protocol.Batch;
import dev.comanda.engine.aws.service.AwsService;
import dev.comanda.engine.aws.service.Created;
import dev.comanda.engine.aws.service.Resource;
import dev.comanda.engine.services.node.NodeEngine;
import dev.comanda.engine.services.node.NodeEngines;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.jetty.client.HttpClient;

/**
 * Data streams, kept in the memory of another process.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-kinesis-stream.html">AWS::Kinesis::Stream</a>
 */
public final class KinesisService implements AwsService {

  /** How it is called. */
  public static final Api API =
      Api.json("kinesis", "Kinesis_20131202")
          .with("PutRecords", Batch.answeredByPosition("Records", "Records", "FailedRecordCount"));

  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final NodeEngine server;
  private final AwsClient client;

  /**
   * Starts kinesis-local and puts it behind the door.
   *
   * @throws IOException if it does not start
   */
  public KinesisService(Door door, HttpClient http, int port, int tlsPort, NodeEngines node)
      throws IOException {
    server =
        node.start(
            "kinesis-local",
            "main.js",
            List.of(),
            Map.of(
                "KINESIS_MOCK_PLAIN_PORT",
                String.valueOf(port),
                "KINESIS_MOCK_TLS_PORT",
                String.valueOf(tlsPort),
                "CREATE_STREAM_DURATION",
                "1ms",
                "AWS_ACCOUNT_ID",
                Environment.ACCOUNT,
                "AWS_REGION",
                Environment.REGION,
                "LOG_LEVEL",
                "WARN"),
            port,
            "kinesis.log");
    door.register(API, new HttpEngine(http, port));
    client = new AwsClient(door, Caller.CLIENT);
  }

  @Override
  public Set<String> types() {
    return Set.of("AWS::Kinesis::Stream");
  }

  @Override
  public Created create(Resource resource) {
    ObjectNode properties = resource.properties();
    String name = properties.path("Name").asText(resource.physicalName());
    ObjectNode input = Json.object().put("StreamName", name);
    if (properties.has("ShardCount")) {
      input.put("ShardCount", properties.get("ShardCount").asInt());
    }
    if (properties.has("StreamModeDetails")) {
      input.set("StreamModeDetails", properties.get("StreamModeDetails"));
    }
    client.call("kinesis", "CreateStream", input);
    return new Created(name, Map.of("Arn", awaitActive(name)));
  }

  /** Waits until the stream takes records, and gives its ARN. */
  private String awaitActive(String name) {
    ObjectNode input = Json.object().put("StreamName", name);
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    while (true) {
      JsonNode stream =
          client.call("kinesis", "DescribeStreamSummary", input).path("StreamDescriptionSummary");
      if (stream.path("StreamStatus").asText().equals("ACTIVE")) {
        return stream.path("StreamARN").asText();
      }
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("The stream stays " + stream.path("StreamStatus").asText());
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
