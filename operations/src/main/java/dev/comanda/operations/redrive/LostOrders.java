package dev.comanda.operations.redrive;

import dev.comanda.contract.table.Attribute;
import dev.comanda.contract.table.IndexKey;
import dev.comanda.operations.shop.ShopTable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The orders of a time that never became an event. Of the others a consumer keeps an item by their
 * id alone: the mail stage, from the moment on at which it began their mail.
 */
final class LostOrders {

  private final DynamoDbClient dynamoDb;
  private final String table;
  private final ShopTable shop;

  LostOrders(DynamoDbClient dynamoDb, String table) {
    this.dynamoDb = dynamoDb;
    this.table = table;
    this.shop = new ShopTable(dynamoDb, table);
  }

  /** The items of orders that were placed from the one instant to the other, oldest first. */
  List<Map<String, AttributeValue>> between(Instant from, Instant to) {
    List<Map<String, AttributeValue>> lost = new ArrayList<>();
    LocalDate last = day(to);
    for (LocalDate day = day(from); !day.isAfter(last); day = day.plusDays(1)) {
      for (int shard = 0; shard < IndexKey.SHARDS; shard++) {
        orders(IndexKey.orders(day, shard), from, to).stream()
            .filter(order -> shop.about(order.get("orderId").s()).isEmpty())
            .forEach(lost::add);
      }
    }
    lost.sort(Comparator.comparing(order -> order.get("orderId").s()));
    return lost;
  }

  private List<Map<String, AttributeValue>> orders(String partition, Instant from, Instant to) {
    return dynamoDb
        .queryPaginator(
            query ->
                query
                    .tableName(table)
                    .indexName(Attribute.INDEX)
                    .keyConditionExpression("#pk = :partition AND #sk BETWEEN :from AND :to")
                    .expressionAttributeNames(
                        Map.of("#pk", Attribute.INDEX_PK, "#sk", Attribute.INDEX_SK))
                    .expressionAttributeValues(
                        Map.of(
                            ":partition", AttributeValue.fromS(partition),
                            ":from", AttributeValue.fromS(Ulids.of(from, '0')),
                            ":to", AttributeValue.fromS(Ulids.of(to, 'Z')))))
        .items()
        .stream()
        .toList();
  }

  private static LocalDate day(Instant time) {
    return LocalDate.ofInstant(time, ZoneOffset.UTC);
  }
}
