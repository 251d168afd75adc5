package dev.comanda.operations.seed;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** A table with the two calls that seeding it takes, and with DynamoDB's limits. */
final class FakeDynamoDb implements DynamoDbClient {

  private final String table;
  private final Map<String, Map<String, AttributeValue>> items = new HashMap<>();

  /** How many times the next writes leave all but one item undone. */
  int reluctance;

  int writes;

  FakeDynamoDb(String table) {
    this.table = table;
  }

  Map<String, AttributeValue> item(String pk, String sk) {
    return items.get(pk + " " + sk);
  }

  void put(Map<String, AttributeValue> item) {
    items.put(key(item), item);
  }

  @Override
  public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
    List<Map<String, AttributeValue>> keys = request.requestItems().get(table).keys();
    if (keys.size() > 100) {
      throw new IllegalArgumentException("Too many items requested");
    }
    return BatchGetItemResponse.builder()
        .responses(
            Map.of(
                table,
                keys.stream().map(key -> items.get(key(key))).filter(Objects::nonNull).toList()))
        .unprocessedKeys(Map.of())
        .build();
  }

  @Override
  public BatchWriteItemResponse batchWriteItem(BatchWriteItemRequest request) {
    writes++;
    List<WriteRequest> puts = request.requestItems().get(table);
    if (puts.size() > 25 || puts.isEmpty()) {
      throw new IllegalArgumentException("Member must have length from 1 to 25");
    }
    int taken = reluctance-- > 0 ? 1 : puts.size();
    puts.subList(0, taken).forEach(put -> put(put.putRequest().item()));
    List<WriteRequest> left = puts.subList(taken, puts.size());
    return BatchWriteItemResponse.builder()
        .unprocessedItems(left.isEmpty() ? Map.of() : Map.of(table, left))
        .build();
  }

  private static String key(Map<String, AttributeValue> item) {
    return item.get("pk").s() + " " + item.get("sk").s();
  }

  @Override
  public String serviceName() {
    return "dynamodb";
  }

  @Override
  public void close() {}
}
