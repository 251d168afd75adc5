package dev.comanda.operations.shop;

import dev.comanda.contract.Mail;
import dev.comanda.contract.table.Attribute;
import dev.comanda.contract.table.Key;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Delete;
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

  /** What became of a mail about an order; empty before the mail stage begins with it. */
  public Map<String, AttributeValue> mail(String orderId, Mail mail) {
    return item(Key.ofMail(orderId, mail));
  }

  /** What consumers keep of an order by its id alone: its mails; empty if it reached none. */
  public List<Map<String, AttributeValue>> about(String orderId) {
    return all(Key.ofMail(orderId, Mail.ORDER_CONFIRMATION).pk());
  }

  /** Everything of a customer: profile, orders, idempotency records. */
  public List<Map<String, AttributeValue>> of(String customerId) {
    return all(Key.ofProfile(customerId).pk());
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

  private List<Map<String, AttributeValue>> all(String pk) {
    return dynamoDb
        .queryPaginator(
            query ->
                query
                    .tableName(table)
                    .consistentRead(true)
                    .keyConditionExpression("#pk = :pk")
                    .expressionAttributeNames(Map.of("#pk", Attribute.PK))
                    .expressionAttributeValues(Map.of(":pk", AttributeValue.fromS(pk))))
        .items()
        .stream()
        .toList();
  }

  private static Map<String, AttributeValue> key(Map<String, AttributeValue> item) {
    return Map.of(Attribute.PK, item.get(Attribute.PK), Attribute.SK, item.get(Attribute.SK));
  }
}
