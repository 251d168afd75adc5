package dev.comanda.orders;

import static dev.comanda.runtime.aws.Attributes.number;

import dev.comanda.contract.table.Key;
import dev.comanda.runtime.aws.Attributes;
import dev.comanda.runtime.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/**
 * The one write that places an order: the order, the idempotency record, and a stock decrement for
 * each line. Its client token is the order's id, so that a repetition after a lost answer is the
 * same write.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html">TransactWriteItems</a>
 */
final class OrderTransaction {

  /** Where the writes are, here and in the cancellation reasons. */
  static final int ORDER = 0;

  static final int IDEMPOTENCY = 1;
  static final int FIRST_STOCK = 2;

  private final String table;
  private final PlaceOrder wish;
  private final Order order;
  private final IdempotencyRecord record;
  private final Instant now;

  OrderTransaction(String table, PlaceOrder wish, Order order, Instant now) {
    this.table = table;
    this.wish = wish;
    this.order = order;
    this.now = now;
    this.record = IdempotencyRecord.of(wish, order.orderId(), Json.write(OrderJson.of(order)), now);
  }

  PlaceOrder wish() {
    return wish;
  }

  Placement.Placed placed() {
    return new Placement.Placed(order.orderId(), record.answer());
  }

  TransactWriteItemsRequest request() {
    List<TransactWriteItem> writes = new ArrayList<>();
    writes.add(ORDER, putOrder());
    writes.add(IDEMPOTENCY, putIdempotencyRecord());
    order.lines().forEach(line -> writes.add(takeStock(line)));
    return TransactWriteItemsRequest.builder()
        .clientRequestToken(order.orderId().value())
        .transactItems(writes)
        .build();
  }

  private TransactWriteItem putOrder() {
    return TransactWriteItem.builder()
        .put(
            put ->
                put.tableName(table)
                    .item(OrderItem.of(order))
                    .conditionExpression("attribute_not_exists(pk)"))
        .build();
  }

  private TransactWriteItem putIdempotencyRecord() {
    return TransactWriteItem.builder()
        .put(
            put ->
                put.tableName(table)
                    .item(record.toItem(wish))
                    .conditionExpression("attribute_not_exists(pk) OR expiresAt <= :now")
                    .expressionAttributeValues(Map.of(":now", number(now.getEpochSecond())))
                    .returnValuesOnConditionCheckFailure(
                        ReturnValuesOnConditionCheckFailure.ALL_OLD))
        .build();
  }

  private TransactWriteItem takeStock(OrderLine line) {
    return TransactWriteItem.builder()
        .update(
            update ->
                update
                    .tableName(table)
                    .key(Attributes.key(Key.ofStock(line.productId().value())))
                    .updateExpression("SET #units = #units - :quantity")
                    .conditionExpression("#units >= :quantity")
                    .expressionAttributeNames(Map.of("#units", "units"))
                    .expressionAttributeValues(Map.of(":quantity", number(line.quantity().units())))
                    .returnValuesOnConditionCheckFailure(
                        ReturnValuesOnConditionCheckFailure.ALL_OLD))
        .build();
  }
}
