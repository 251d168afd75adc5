package dev.comanda.local;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.engine.aws.Json;
import dev.comanda.engine.aws.door.AwsClient;
import dev.comanda.operations.seed.ItemWriter;
import dev.comanda.operations.shop.DynamoDbJson;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The table of the shop on this machine. It is written through the door: a client of the SDK would
 * take longer to be made than all the rest.
 */
record DoorTable(AwsClient client, String table) implements ItemWriter {

  @Override
  public List<Map<String, AttributeValue>> put(List<Map<String, AttributeValue>> items) {
    ObjectNode input = Json.object();
    ArrayNode puts = input.putObject("RequestItems").putArray(table);
    items.forEach(
        item -> puts.addObject().putObject("PutRequest").set("Item", DynamoDbJson.of(item)));
    client.call("dynamodb", "BatchWriteItem", input);
    return List.of();
  }
}
