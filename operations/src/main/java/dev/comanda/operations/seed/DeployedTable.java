package dev.comanda.operations.seed;

import dev.comanda.contract.table.Key;
import dev.comanda.operations.shop.ShopTable;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.PutRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** The table of a deployed shop. */
final class DeployedTable implements ItemWriter {

  /** The most that one call takes. */
  private static final int MOST_KEYS = 100;

  private final DynamoDbClient dynamoDb;
  private final String table;

  DeployedTable(DynamoDbClient dynamoDb, String table) {
    this.dynamoDb = dynamoDb;
    this.table = table;
  }

  @Override
  public List<Map<String, AttributeValue>> put(List<Map<String, AttributeValue>> items) {
    List<WriteRequest> puts =
        items.stream()
            .map(item -> PutRequest.builder().item(item).build())
            .map(put -> WriteRequest.builder().putRequest(put).build())
            .toList();
    return dynamoDb
        .batchWriteItem(write -> write.requestItems(Map.of(table, puts)))
        .unprocessedItems()
        .getOrDefault(table, List.of())
        .stream()
        .map(left -> left.putRequest().item())
        .toList();
  }

  /** Those of the products whose stock is there. */
  Set<String> stocked(List<String> productIds) {
    Set<String> stocked = new HashSet<>();
    for (int from = 0; from < productIds.size(); from += MOST_KEYS) {
      List<Map<String, AttributeValue>> keys =
          productIds.subList(from, Math.min(from + MOST_KEYS, productIds.size())).stream()
              .map(id -> ShopTable.key(Key.ofStock(id)))
              .toList();
      dynamoDb.batchGetItemPaginator(get -> get.requestItems(Map.of(table, stocks(keys)))).stream()
          .flatMap(page -> page.responses().getOrDefault(table, List.of()).stream())
          .forEach(stock -> stocked.add(stock.get("productId").s()));
    }
    return stocked;
  }

  private static KeysAndAttributes stocks(List<Map<String, AttributeValue>> keys) {
    return KeysAndAttributes.builder().keys(keys).consistentRead(true).build();
  }
}
