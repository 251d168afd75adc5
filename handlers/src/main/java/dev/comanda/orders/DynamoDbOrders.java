package dev.comanda.orders;

import static dev.comanda.runtime.aws.Attributes.text;

import dev.comanda.contract.table.Key;
import dev.comanda.runtime.Backoff;
import dev.comanda.runtime.aws.AwsFailures;
import dev.comanda.runtime.aws.BatchGet;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;

/**
 * Orders in the table: one consistent read, one transaction.
 *
 * <p>Only what can pass is tried again (conflicting transactions, throttling, lost answers), for at
 * most {@link #BUDGET}, and always as the same transaction.
 */
public final class DynamoDbOrders implements Orders {

  private static final Duration BUDGET = Duration.ofSeconds(2);

  private final DynamoDbClient dynamoDb;
  private final String table;
  private final Clock clock;
  private final Backoff.Sleeper sleeper;

  /** Orders in this table. */
  public DynamoDbOrders(
      DynamoDbClient dynamoDb, String table, Clock clock, Backoff.Sleeper sleeper) {
    this.dynamoDb = dynamoDb;
    this.table = table;
    this.clock = clock;
    this.sleeper = sleeper;
  }

  @Override
  public Placement place(PlaceOrder wish) {
    Backoff backoff = Backoff.of(clock, sleeper, BUDGET);
    Instant now = clock.instant();
    OrderBasis basis =
        OrderBasis.of(new BatchGet(dynamoDb, table).items(OrderBasis.keys(wish), true, backoff));
    Optional<IdempotencyRecord> used = basis.record().filter(record -> !record.isExpired(now));
    if (used.isPresent()) {
      return used.get().replay(wish);
    }
    if (basis.customer().isEmpty()) {
      return Placement.Refused.UNKNOWN_CUSTOMER;
    }
    List<Integer> unknown = wish.cart().unknown(basis.catalogue());
    if (!unknown.isEmpty()) {
      return new Placement.UnknownProducts(unknown);
    }
    List<Placement.ChangedPrice> changed = wish.cart().changed(basis.catalogue());
    if (!changed.isEmpty()) {
      return new Placement.PricesChanged(changed);
    }
    Order order =
        Order.placed(
            OrderId.next(now, new SecureRandom()),
            basis.customer().get(),
            wish.cart(),
            basis.catalogue());
    return write(new OrderTransaction(table, wish, order, now), backoff);
  }

  @Override
  public Optional<Order> find(String customerId, OrderId orderId) {
    Map<String, AttributeValue> item =
        dynamoDb
            .getItem(
                get ->
                    get.tableName(table)
                        .key(OrderItem.key(customerId, orderId))
                        .consistentRead(true))
            .item();
    return item == null || item.isEmpty() ? Optional.empty() : Optional.of(OrderItem.read(item));
  }

  @Override
  public Page list(String customerId, int most, Optional<OrderId> before) {
    QueryRequest.Builder query =
        QueryRequest.builder()
            .tableName(table)
            .keyConditionExpression("pk = :customer AND begins_with(sk, :order)")
            .expressionAttributeValues(
                Map.of(
                    ":customer", text(Key.ofProfile(customerId).pk()),
                    ":order", text(Key.ORDER)))
            .scanIndexForward(false)
            .consistentRead(true)
            .limit(most + 1);
    before.ifPresent(id -> query.exclusiveStartKey(OrderItem.key(customerId, id)));
    QueryResponse found = dynamoDb.query(query.build());
    List<Order> orders = found.items().stream().limit(most).map(OrderItem::read).toList();
    boolean older = found.items().size() > most || found.hasLastEvaluatedKey();
    return new Page(
        orders,
        older && !orders.isEmpty()
            ? Optional.of(orders.get(orders.size() - 1).orderId())
            : Optional.empty());
  }

  private Placement write(OrderTransaction transaction, Backoff backoff) {
    while (true) {
      Placement ifGivenUp;
      try {
        dynamoDb.transactWriteItems(transaction.request());
        return transaction.placed();
      } catch (TransactionCanceledException e) {
        Cancellation cancellation = new Cancellation(e, transaction);
        ifGivenUp = cancellation.outcome();
        if (!cancellation.mayPass()) {
          return ifGivenUp;
        }
      } catch (TransactionInProgressException e) {
        ifGivenUp = Placement.Refused.IN_FLIGHT;
      } catch (SdkException e) {
        if (!AwsFailures.mayPass(e)) {
          throw e;
        }
        ifGivenUp = Placement.Refused.BUSY;
      }
      if (!backoff.pause()) {
        return ifGivenUp;
      }
    }
  }
}
