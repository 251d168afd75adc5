package dev.comanda.operations.redrive;

import dev.comanda.operations.shop.ShopTable;
import dev.comanda.operations.shop.Ulids;
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
 * The orders of a time that never became an event. Of the others the mail stage keeps an item, from
 * the moment on at which it began their mail.
 */
final class LostOrders {

  private static final int SHARDS = 8;

  private final DynamoDbClient dynamoDb;
  private final String table;
  private final ShopTable mails;

  LostOrders(DynamoDbClient dynamoDb, String table) {
    this.dynamoDb = dynamoDb;
    this.table = table;
    this.mails = new ShopTable(dynamoDb, table);
  }

  /** The items of orders that were placed from the one instant to the other, oldest first. */
  List<Map<String, AttributeValue>> between(Instant from, Instant to) {
    List<Map<String, AttributeValue>> lost = new ArrayList<>();
    LocalDate last = day(to);
    for (LocalDate day = day(from); !day.isAfter(last); day = day.plusDays(1)) {
      for (int shard = 0; shard < SHARDS; shard++) {
        orders("ORDERS#" + day + "#" + shard, from, to).stream()
            .filter(order -> mails.mail(order.get("orderId").s()).isEmpty())
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
                    .indexName("gsi1")
                    .keyConditionExpression("gsi1pk = :partition AND gsi1sk BETWEEN :from AND :to")
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
