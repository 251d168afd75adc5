package dev.comanda.operations.shop;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;

/** What the table knows of a customer, their orders and mails. Reads are consistent. */
public final class ShopTable {

  /** Begins the sort keys of orders, and the partition keys of what there is about an order. */
  public static final String ORDER = "ORDER#";

  private static final String MAIL = "MAIL#order-confirmation#v1";

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
    Map<String, AttributeValue> item = item("STOCK#" + productId, "STOCK");
    return item.containsKey("units") ? Long.parseLong(item.get("units").n()) : 0;
  }

  /** The order; empty if there is none. */
  public Map<String, AttributeValue> order(String customerId, String orderId) {
    return item("CUSTOMER#" + customerId, ORDER + orderId);
  }

  /** What the mail stage keeps of an order's mail; empty before it begins. */
  public Map<String, AttributeValue> mail(String orderId) {
    return item(ORDER + orderId, MAIL);
  }

  /** Everything of a customer: profile, orders, idempotency records. */
  public List<Map<String, AttributeValue>> all(String customerId) {
    return dynamoDb
        .queryPaginator(
            query ->
                query
                    .tableName(table)
                    .consistentRead(true)
                    .keyConditionExpression("pk = :customer")
                    .expressionAttributeValues(
                        Map.of(":customer", AttributeValue.fromS("CUSTOMER#" + customerId))))
        .items()
        .stream()
        .toList();
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
            .conditionExpression("attribute_exists(pk)")
            .build();
    Update putBack =
        Update.builder()
            .tableName(table)
            .key(key("STOCK#" + productId, "STOCK"))
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

  private Map<String, AttributeValue> item(String pk, String sk) {
    return dynamoDb
        .getItem(get -> get.tableName(table).consistentRead(true).key(key(pk, sk)))
        .item();
  }

  private static Map<String, AttributeValue> key(Map<String, AttributeValue> item) {
    return Map.of("pk", item.get("pk"), "sk", item.get("sk"));
  }

  private static Map<String, AttributeValue> key(String pk, String sk) {
    return Map.of("pk", AttributeValue.fromS(pk), "sk", AttributeValue.fromS(sk));
  }
}
