package dev.comanda.engine.services.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.engine.aws.Caller;
import dev.comanda.engine.aws.Json;
import dev.comanda.engine.aws.door.AwsClient;
import dev.comanda.engine.aws.door.Door;
import dev.comanda.engine.aws.door.HttpEngine;
import dev.comanda.engine.aws.protocol.Api;
import dev.comanda.engine.aws.service.AwsService;
import dev.comanda.engine.aws.service.Created;
import dev.comanda.engine.aws.service.Resource;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.jetty.client.HttpClient;

/**
 * Tables, kept in memory: keys, indexes, stream and time to live as the template says. Throughput,
 * encryption, backups and replicas have no meaning on one machine.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-dynamodb-table.html">AWS::DynamoDB::Table</a>
 */
public final class DynamoDbService implements AwsService {

  /** How it is called. */
  public static final Api API =
      Api.json("dynamodb", "DynamoDB_20120810").with("dynamodbstreams", "DynamoDBStreams_20120810");

  private final DynamoDbServer server;
  private final AwsClient client;

  /**
   * Starts DynamoDB Local and puts it behind the door.
   *
   * @throws IOException if its port is taken
   */
  public DynamoDbService(Door door, HttpClient http, int port) throws IOException {
    server = new DynamoDbServer(port);
    door.register(API, new DynamoDbEngine(new HttpEngine(http, port)));
    client = new AwsClient(door, Caller.CLIENT);
  }

  @Override
  public Set<String> types() {
    return Set.of("AWS::DynamoDB::Table", "AWS::DynamoDB::GlobalTable");
  }

  @Override
  public Created create(Resource resource) {
    ObjectNode properties = resource.properties();
    String name = properties.path("TableName").asText(resource.physicalName());
    ObjectNode input = Json.object().put("TableName", name).put("BillingMode", "PAY_PER_REQUEST");
    for (String member : List.of("AttributeDefinitions", "KeySchema", "LocalSecondaryIndexes")) {
      if (properties.has(member)) {
        input.set(member, properties.get(member));
      }
    }
    for (JsonNode index : properties.path("GlobalSecondaryIndexes")) {
      ObjectNode copy = input.withArray("GlobalSecondaryIndexes").addObject();
      List.of("IndexName", "KeySchema", "Projection").forEach(m -> copy.set(m, index.get(m)));
    }
    String view = properties.path("StreamSpecification").path("StreamViewType").asText("");
    if (!view.isEmpty()) {
      input.putObject("StreamSpecification").put("StreamEnabled", true).put("StreamViewType", view);
    }
    JsonNode table = client.call("dynamodb", "CreateTable", input).path("TableDescription");
    expireItems(name, properties.path("TimeToLiveSpecification"));

    Map<String, String> attributes = new HashMap<>();
    attributes.put("Arn", table.path("TableArn").asText());
    attributes.put("TableId", table.path("TableId").asText(name));
    if (table.has("LatestStreamArn")) {
      attributes.put("StreamArn", table.get("LatestStreamArn").asText());
    }
    return new Created(name, attributes);
  }

  private void expireItems(String table, JsonNode specification) {
    if (specification.path("Enabled").asBoolean()) {
      ObjectNode input = Json.object().put("TableName", table);
      input
          .putObject("TimeToLiveSpecification")
          .put("AttributeName", specification.path("AttributeName").asText())
          .put("Enabled", true);
      client.call("dynamodb", "UpdateTimeToLive", input);
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
