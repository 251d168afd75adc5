package dev.comanda.runtime.aws;

import dev.comanda.runtime.Backoff;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/**
 * Reads items of one table by their keys. Keys that DynamoDB left unprocessed are asked for again.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchGetItem.html">BatchGetItem</a>
 */
public final class BatchGet {

  private final DynamoDbClient dynamoDb;
  private final String table;

  /** Reads from this table. */
  public BatchGet(DynamoDbClient dynamoDb, String table) {
    this.dynamoDb = dynamoDb;
    this.table = table;
  }

  /**
   * The items that exist, in no particular order.
   *
   * @param keys at most 100, each once
   * @param consistent whether every write that was acknowledged before must be seen
   * @throws BusyException if keys stay unprocessed until the backoff gives up
   */
  public List<Map<String, AttributeValue>> items(
      List<Map<String, AttributeValue>> keys, boolean consistent, Backoff backoff) {
    List<Map<String, AttributeValue>> items = new ArrayList<>();
    Map<String, KeysAndAttributes> request =
        Map.of(table, KeysAndAttributes.builder().keys(keys).consistentRead(consistent).build());
    while (true) {
      Map<String, KeysAndAttributes> asked = request;
      BatchGetItemResponse response = dynamoDb.batchGetItem(get -> get.requestItems(asked));
      items.addAll(response.responses().getOrDefault(table, List.of()));
      if (!response.hasUnprocessedKeys() || response.unprocessedKeys().isEmpty()) {
        return items;
      }
      if (!backoff.pause()) {
        throw new BusyException("DynamoDB left keys unread");
      }
      request = response.unprocessedKeys();
    }
  }
}
