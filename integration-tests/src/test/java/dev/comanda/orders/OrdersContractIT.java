package dev.comanda.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.comanda.it.contract.Cloud;
import dev.comanda.it.contract.Contract;
import dev.comanda.it.contract.ShopTable;
import dev.comanda.runtime.Backoff;
import dev.comanda.runtime.Clocks;
import dev.comanda.runtime.aws.Attributes;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** An order is one transaction of DynamoDB, and what it answers is the truth. */
@Contract
class OrdersContractIT {

  private final ShopTable table;
  private final DynamoDbClient dynamoDb;
  private final Orders orders;
  private final String customer;

  OrdersContractIT(Cloud cloud) {
    table = new ShopTable(cloud.own());
    dynamoDb = cloud.clients().dynamoDb();
    orders = new DynamoDbOrders(dynamoDb, table.name(), Clocks.utc(), Backoff.Sleeper.ofThread());
    customer = table.newCustomer();
  }

  @Test
  void anOrderIsPlacedWithItsStockTaken() {
    String mug = table.newProduct("kitchen", 10);

    Placement.Placed placed = placed(orders.place(wish("k", "h", line(mug, 3))));

    Order order = orders.find(customer, placed.orderId()).orElseThrow();
    assertThat(order.total()).isEqualTo(new Money(3750, "EUR"));
    assertThat(order.lines().get(0).name().en()).isEqualTo("A \"mug\"");
    assertThat(order.customer().name()).isEqualTo("Íñigo Muñoz");
    assertThat(table.units(mug)).isEqualTo(7);
    assertThat(orders.find(table.newCustomer(), placed.orderId())).isEmpty();
  }

  @Test
  void anOperatorFindsAnOrderByItsIdAlone() {
    String mug = table.newProduct("kitchen", 1);
    OrderId orderId = placed(orders.place(wish("k", "h", line(mug, 1)))).orderId();

    var found =
        dynamoDb.query(
            query ->
                query
                    .tableName(table.name())
                    .indexName("gsi1")
                    .keyConditionExpression("gsi1pk = :pk AND gsi1sk = :sk")
                    .expressionAttributeValues(
                        Map.of(
                            ":pk", OrderItem.operatorKey(orderId).get("gsi1pk"),
                            ":sk", OrderItem.operatorKey(orderId).get("gsi1sk"))));

    assertThat(found.items())
        .singleElement()
        .satisfies(item -> assertThat(OrderItem.read(item).orderId()).isEqualTo(orderId));
  }

  @Test
  void aReplayGetsTheFirstAnswer() {
    String mug = table.newProduct("kitchen", 10);
    PlaceOrder wish = wish("k", "h", line(mug, 3));
    Placement first = orders.place(wish);

    assertThat(orders.place(wish)).isEqualTo(first);
    assertThat(table.units(mug)).isEqualTo(7);
  }

  @Test
  void anotherBodyUnderTheSameKeyIsRefused() {
    String mug = table.newProduct("kitchen", 10);
    placed(orders.place(wish("k", "h", line(mug, 3))));

    assertThat(orders.place(wish("k", "other", line(mug, 1))))
        .isEqualTo(Placement.Refused.KEY_REUSED);
    assertThat(table.units(mug)).isEqualTo(7);
  }

  @Test
  void everyLineThatIsShortIsNamedAndNothingIsTaken() {
    String few = table.newProduct("kitchen", 2);
    String enough = table.newProduct("kitchen", 10);
    String uncounted = table.newProductWithoutStock("kitchen");

    Placement refused =
        orders.place(wish("k", "h", line(few, 3), line(enough, 3), line(uncounted, 1)));

    assertThat(refused)
        .isEqualTo(
            new Placement.OutOfStock(
                List.of(new Placement.Shortage(0, 2), new Placement.Shortage(2, 0))));
    assertThat(table.units(few)).isEqualTo(2);
    assertThat(table.units(enough)).isEqualTo(10);
    assertThat(orders.list(customer, 10, Optional.empty()).orders()).isEmpty();
  }

  @Test
  void anUnknownProductIsNamedBeforeAnythingIsWritten() {
    String mug = table.newProduct("kitchen", 10);

    assertThat(orders.place(wish("k", "h", line(mug, 1), line("p-" + UUID.randomUUID(), 1))))
        .isEqualTo(new Placement.UnknownProducts(List.of(1)));
  }

  @Test
  void ofTwoWhoWantTheLastUnitOneGetsIt() throws Exception {
    String mug = table.newProduct("kitchen", 1);

    List<Placement> answers =
        atOnce(
            () -> orders.place(wish("k1", "h", line(mug, 1))),
            () -> orders.place(wish("k2", "h", line(mug, 1))));

    assertThat(answers).filteredOn(Placement.Placed.class::isInstance).hasSize(1);
    assertThat(answers).contains(new Placement.OutOfStock(List.of(new Placement.Shortage(0, 0))));
    assertThat(table.units(mug)).isZero();
  }

  @Test
  void twoRequestsUnderOneKeyBecomeOneOrder() throws Exception {
    String mug = table.newProduct("kitchen", 10);
    PlaceOrder wish = wish("k", "h", line(mug, 1));

    List<Placement> answers = atOnce(() -> orders.place(wish), () -> orders.place(wish));

    assertThat(answers).hasOnlyElementsOfType(Placement.Placed.class);
    assertThat(answers.get(0)).isEqualTo(answers.get(1));
    assertThat(table.units(mug)).isEqualTo(9);
  }

  @Test
  void ordersAreListedNewestFirstInPages() {
    String mug = table.newProduct("kitchen", 10);
    List<OrderId> placed = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      placed.add(0, placed(orders.place(wish("k" + i, "h", line(mug, 1)))).orderId());
    }

    Orders.Page first = orders.list(customer, 2, Optional.empty());
    Orders.Page second = orders.list(customer, 2, first.last());

    assertThat(first.orders().size()).isEqualTo(2);
    assertThat(second.last()).isEmpty();
    assertThat(List.of(first, second))
        .flatExtracting(Orders.Page::orders)
        .extracting(Order::orderId)
        .containsExactlyInAnyOrderElementsOf(placed)
        .isSortedAccordingTo((a, b) -> b.value().compareTo(a.value()));
  }

  @Test
  void reasonsOfACancellationComeInTheOrderOfTheWritesWithWhatWasThere() {
    String mug = table.newProduct("kitchen", 1);
    String cup = table.newProduct("kitchen", 5);
    PlaceOrder wish = wish("k", "h", line(mug, 1));
    OrderId first = placed(orders.place(wish)).orderId();

    OrderTransaction second = transaction(wish("k", "other", line(cup, 1), line(mug, 1)));
    List<CancellationReason> reasons =
        catchThrowableOfType(
                TransactionCanceledException.class,
                () -> dynamoDb.transactWriteItems(second.request()))
            .cancellationReasons();

    assertThat(reasons)
        .extracting(CancellationReason::code)
        .containsExactly("None", "ConditionalCheckFailed", "None", "ConditionalCheckFailed");
    assertThat(Attributes.text(reasons.get(OrderTransaction.IDEMPOTENCY).item(), "orderId"))
        .isEqualTo(first.value());
    assertThat(Attributes.number(reasons.get(3).item(), "units")).isZero();
    assertThat(table.units(cup)).isEqualTo(5);
  }

  @Test
  void theSameTransactionAgainIsNoSecondOne() {
    String mug = table.newProduct("kitchen", 10);
    OrderTransaction transaction = transaction(wish("k", "h", line(mug, 1)));

    dynamoDb.transactWriteItems(transaction.request());
    dynamoDb.transactWriteItems(transaction.request());

    assertThat(table.units(mug)).isEqualTo(9);
  }

  private OrderTransaction transaction(PlaceOrder wish) {
    Instant now = Clocks.utc().instant();
    Map<ProductId, Product> catalogue = new HashMap<>();
    for (Cart.Line line : wish.cart().lines()) {
      catalogue.put(
          line.productId(),
          new Product(line.productId(), new LocalizedText("Taza", "Mug"), new Money(1250, "EUR")));
    }
    Order order =
        Order.placed(
            OrderId.next(now, new SecureRandom()),
            new Customer(customer, customer + "@example.com", "Ann", "en"),
            wish.cart(),
            catalogue);
    return new OrderTransaction(table.name(), wish, order, now);
  }

  private PlaceOrder wish(String key, String hash, Cart.Line... lines) {
    return new PlaceOrder(customer, new IdempotencyKey(key), hash, new Cart(List.of(lines)));
  }

  private static Cart.Line line(String productId, int quantity) {
    return new Cart.Line(new ProductId(productId), new Quantity(quantity));
  }

  private static Placement.Placed placed(Placement placement) {
    assertThat(placement).isInstanceOf(Placement.Placed.class);
    return (Placement.Placed) placement;
  }

  private static List<Placement> atOnce(Callable<Placement> one, Callable<Placement> other)
      throws Exception {
    CyclicBarrier start = new CyclicBarrier(2);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      List<Placement> answers = new ArrayList<>();
      for (Future<Placement> answer :
          threads.invokeAll(List.of(after(start, one), after(start, other)))) {
        answers.add(answer.get());
      }
      return answers;
    } finally {
      threads.shutdownNow();
    }
  }

  private static Callable<Placement> after(CyclicBarrier start, Callable<Placement> call) {
    return () -> {
      start.await();
      return call.call();
    };
  }
}
