package dev.comanda.operations.shop;

import dev.comanda.contract.table.Attribute;
import dev.comanda.contract.table.Key;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;

/** What the table knows of a customer, their orders and mails. Reads are consistent. */
public final class ShopTable {

  private final DynamoDbClient dynamoDb;
  private final String table;

  /**
   * @param table the table's name
   */
  public ShopTable(DynamoDbClient dynamoDb, String table) {
    this.dynamoDb = dynamoDb;
    this.table = table;
  }

  /** How many units of a product there are. */
  public long stock(String productId) {
    Map<String, AttributeValue> item = item(Key.ofStock(productId));
    return item.containsKey("units") ? Long.parseLong(item.get("units").n()) : 0;
  }

  /** The order; empty if there is none. */
  public Map<String, AttributeValue> order(String customerId, String orderId) {
    return item(Key.ofOrder(customerId, orderId));
  }

  /** What the mail stage keeps of an order's mails; empty before it begins. */
  public List<Map<String, AttributeValue>> mails(String orderId) {
    Key any = Key.ofMail(orderId, "");
    return all(
        QueryRequest.builder()
            .keyConditionExpression("#pk = :pk AND begins_with(#sk, :sk)")
            .expressionAttributeNames(Map.of("#pk", Attribute.PK, "#sk", Attribute.SK))
            .expressionAttributeValues(
                Map.of(
                    ":pk", AttributeValue.fromS(any.pk()), ":sk", AttributeValue.fromS(any.sk()))));
  }

  /** Everything of a customer: profile, orders, idempotency records. */
  public List<Map<String, AttributeValue>> all(String customerId) {
    return all(
        QueryRequest.builder()
            .keyConditionExpression("#pk = :pk")
            .expressionAttributeNames(Map.of("#pk", Attribute.PK))
            .expressionAttributeValues(
                Map.of(":pk", AttributeValue.fromS(Key.ofProfile(customerId).pk()))));
  }

  /** Deletes an item. */
  public void delete(Map<String, AttributeValue> item) {
    dynamoDb.deleteItem(delete -> delete.tableName(table).key(key(item)));
  }

  /**
   * Deletes an order of one unit and puts the unit back, both or neither: a second time fails.
   *
   * @param productId the one product of the order
   */
  public void deleteOrder(Map<String, AttributeValue> order, String productId) {
    Delete delete =
        Delete.builder()
            .tableName(table)
            .key(key(order))
            .conditionExpression("attribute_exists(#pk)")
            .expressionAttributeNames(Map.of("#pk", Attribute.PK))
            .build();
    Update putBack =
        Update.builder()
            .tableName(table)
            .key(key(Key.ofStock(productId)))
            .updateExpression("SET #units = #units + :one")
            .expressionAttributeNames(Map.of("#units", "units"))
            .expressionAttributeValues(Map.of(":one", AttributeValue.fromN("1")))
            .build();
    dynamoDb.transactWriteItems(
        write ->
            write.transactItems(
                TransactWriteItem.builder().delete(delete).build(),
                TransactWriteItem.builder().update(putBack).build()));
  }

  /** A key as DynamoDB takes it. */
  public static Map<String, AttributeValue> key(Key key) {
    return Map.of(
        Attribute.PK, AttributeValue.fromS(key.pk()), Attribute.SK, AttributeValue.fromS(key.sk()));
  }

  private Map<String, AttributeValue> item(Key key) {
    return dynamoDb.getItem(get -> get.tableName(table).consistentRead(true).key(key(key))).item();
  }

  private List<Map<String, AttributeValue>> all(QueryRequest.Builder query) {
    return dynamoDb
        .queryPaginator(query.tableName(table).consistentRead(true).build())
        .items()
        .stream()
        .toList();
  }

  private static Map<String, AttributeValue> key(Map<String, AttributeValue> item) {
    return Map.of(Attribute.PK, item.get(Attribute.PK), Attribute.SK, item.get(Attribute.SK));
  }
}
