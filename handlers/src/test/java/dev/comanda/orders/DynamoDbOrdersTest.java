package dev.comanda.orders;

import static dev.comanda.runtime.Attributes.number;
import static dev.comanda.runtime.Attributes.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.comanda.runtime.FaultyClient;
import dev.comanda.runtime.LocalTable;
import dev.comanda.runtime.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;

/** Against DynamoDB Local. */
class DynamoDbOrdersTest {

  private static final Instant NOW = Instant.parse("2026-03-01T10:15:30.120Z");

  private final LocalTable table = new LocalTable();
  private final TestClock clock = new TestClock(NOW);
  private final FaultyClient writes =
      new FaultyClient(table.client(), TransactWriteItemsRequest.class);
  private final Orders orders = orders(writes);

  @BeforeEach
  void fillTheShop() {
    table.putCustomer("ana");
    table.putCustomer("eva");
    table.putProduct("mug", "kitchen", 1250, 10);
    table.putProduct("tea", "food", 499, 3);
    table.putProduct("cup", "kitchen", 900, 0);
  }

  @AfterEach
  void closeTheTable() {
    table.close();
  }

  @Test
  void placesAnOrderAtTheCataloguesPrices() {
    OrderId orderId = placed(wish("k", "hash", line("mug", 2), line("tea", 3))).orderId();

    Order order = orders.find("ana", orderId).orElseThrow();
    assertThat(order.placedAt()).isEqualTo(NOW);
    assertThat(order.total()).isEqualTo(new Money(2 * 1250 + 3 * 499, "EUR"));
    assertThat(order.customer()).isEqualTo(new Customer("ana", "ana@example.com", "Ana ana", "es"));
    assertThat(order.lines().get(1))
        .isEqualTo(
            new OrderLine(
                new ProductId("tea"),
                new LocalizedText("tea (es)", "tea (en)"),
                new Quantity(3),
                new Money(499, "EUR")));
    assertThat(table.stock("mug")).isEqualTo(8);
    assertThat(table.stock("tea")).isZero();
  }

  @Test
  void writesTheItemThatTheStreamReads() {
    OrderId orderId = placed(wish("k", "hash", line("mug", 2))).orderId();

    Map<String, AttributeValue> item = table.get("CUSTOMER#ana", "ORDER#" + orderId.value());
    assertThat(item)
        .containsEntry("entity", text("Order"))
        .containsEntry("placedAt", text("2026-03-01T10:15:30.120Z"))
        .containsEntry("status", text("PLACED"))
        .containsEntry("email", text("ana@example.com"))
        .containsEntry("customerName", text("Ana ana"))
        .containsEntry("currency", text("EUR"))
        .containsEntry("total", number(2500))
        .containsEntry("gsi1sk", text(orderId.value()));
    assertThat(item.get("gsi1pk").s()).matches("ORDERS#2026-03-01#[0-7]");
    assertThat(item.get("lines").l().get(0).m())
        .containsEntry("quantity", number(2))
        .containsEntry("unitPrice", number(1250))
        .containsEntry("lineTotal", number(2500));
  }

  @Test
  void repeatsTheFirstAnswerForTheSameKeyAndBody() {
    Placement first = orders.place(wish("k", "hash", line("mug", 2)));
    clock.advance(Duration.ofHours(23));
    table.putProduct("mug", "kitchen", 9999, 8);

    assertThat(orders.place(wish("k", "hash", line("mug", 2)))).isEqualTo(first);
    assertThat(orderCount("ana")).isEqualTo(1);
    assertThat(table.stock("mug")).isEqualTo(8);
  }

  @Test
  void refusesTheSameKeyForAnotherBody() {
    orders.place(wish("k", "hash", line("mug", 2)));

    assertThat(orders.place(wish("k", "other", line("mug", 3))))
        .isEqualTo(Placement.Refused.KEY_REUSED);
    assertThat(orderCount("ana")).isEqualTo(1);
  }

  @Test
  void keepsTheKeysOfCustomersApart() {
    placed(wish("k", "hash", line("mug", 1)));

    placed(new PlaceOrder("eva", new IdempotencyKey("k"), "other", cart(line("mug", 1))));

    assertThat(table.stock("mug")).isEqualTo(8);
  }

  @Test
  void forgetsAKeyAfterADayEvenIfItsRecordIsStillThere() {
    OrderId first = placed(wish("k", "hash", line("mug", 1))).orderId();
    clock.advance(Duration.ofHours(24));

    OrderId second = placed(wish("k", "hash", line("mug", 1))).orderId();

    assertThat(second).isNotEqualTo(first);
    assertThat(table.get("CUSTOMER#ana", "IDEMPOTENCY#k"))
        .containsEntry("orderId", text(second.value()))
        .containsEntry("expiresAt", number(NOW.plus(Duration.ofHours(48)).getEpochSecond()));
  }

  @Test
  void namesEveryLineThatIsShortAndTakesNothing() {
    Placement placement =
        orders.place(wish("k", "hash", line("tea", 4), line("mug", 1), line("cup", 1)));

    assertThat(placement)
        .isEqualTo(
            new Placement.OutOfStock(
                List.of(new Placement.Shortage(0, 3), new Placement.Shortage(2, 0))));
    assertThat(table.stock("mug")).isEqualTo(10);
    assertThat(orderCount("ana")).isZero();
    assertThat(table.inPartition("CUSTOMER#ana", "IDEMPOTENCY#")).isEmpty();
  }

  @Test
  void takesTheKeyAgainAfterARefusal() {
    orders.place(wish("k", "hash", line("cup", 1)));
    table.putStock("cup", 1);

    placed(wish("k", "hash", line("cup", 1)));
  }

  @Test
  void countsAProductWithoutStockAsShort() {
    table
        .client()
        .deleteItem(
            delete ->
                delete
                    .tableName(LocalTable.NAME)
                    .key(dev.comanda.runtime.Attributes.key("STOCK#mug", "STOCK")));

    assertThat(orders.place(wish("k", "hash", line("mug", 1))))
        .isEqualTo(new Placement.OutOfStock(List.of(new Placement.Shortage(0, 0))));
  }

  @Test
  void namesEveryUnknownProduct() {
    assertThat(orders.place(wish("k", "h", line("ufo", 1), line("mug", 1), line("yeti", 1))))
        .isEqualTo(new Placement.UnknownProducts(List.of(0, 2)));
    assertThat(writes.requests()).isEmpty();
  }

  @Test
  void doesNotOrderForSomebodyWhoNeverSignedIn() {
    assertThat(
            orders.place(
                new PlaceOrder("bob", new IdempotencyKey("k"), "hash", cart(line("mug", 1)))))
        .isEqualTo(Placement.Refused.UNKNOWN_CUSTOMER);
  }

  @Test
  void placesAnOrderOfFiftyLines() {
    Cart.Line[] lines =
        IntStream.range(0, 50).mapToObj(i -> line("p" + i, 1)).toArray(Cart.Line[]::new);
    for (int i = 0; i < 50; i++) {
      table.putProduct("p" + i, "many", 100 + i, 1);
    }

    OrderId orderId = placed(wish("k", "hash", lines)).orderId();

    assertThat(orders.find("ana", orderId).orElseThrow().lines()).hasSize(50);
  }

  @Test
  void placesOneOrderForSixtyFourRequestsAtOnce() throws Exception {
    table.putStock("mug", 1);
    List<Placement> placements = atOnce(64, i -> wish("k", "hash", line("mug", 1)));

    assertThat(placements).allMatch(placements.get(0)::equals);
    assertThat(placements.get(0)).isInstanceOf(Placement.Placed.class);
    assertThat(orderCount("ana")).isEqualTo(1);
    assertThat(table.stock("mug")).isZero();
  }

  @Test
  void neverSellsMoreThanThereIs() throws Exception {
    List<Placement> placements = atOnce(32, i -> wish("k" + i, "hash" + i, line("tea", 1)));

    assertThat(placements).filteredOn(Placement.Placed.class::isInstance).hasSize(3);
    assertThat(placements).filteredOn(Placement.OutOfStock.class::isInstance).hasSize(29);
    assertThat(table.stock("tea")).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded"})
  void triesTheSameTransactionAgainForWhatCanPass(String code) {
    writes.failing(3, cancelled("None", "None", code));

    placed(wish("k", "hash", line("mug", 1)));

    assertThat(writes.requests()).hasSize(4);
    assertThat(writes.requests()).allMatch(writes.requests().get(0)::equals);
    assertThat(((TransactWriteItemsRequest) writes.requests().get(0)).clientRequestToken())
        .isNotBlank();
  }

  @Test
  void givesUpAfterTwoSeconds() {
    writes.failing(1000, cancelled("None", "None", "TransactionConflict"));

    assertThat(orders.place(wish("k", "hash", line("mug", 1)))).isEqualTo(Placement.Refused.BUSY);
    assertThat(clock.instant()).isBetween(NOW.plusSeconds(1), NOW.plusSeconds(2));
    assertThat(writes.requests()).hasSizeGreaterThan(4);
  }

  @Test
  void saysThatAnotherRequestWithTheKeyIsInFlight() {
    writes.failing(1000, cancelled("None", "TransactionConflict", "None"));

    assertThat(orders.place(wish("k", "hash", line("mug", 1))))
        .isEqualTo(Placement.Refused.IN_FLIGHT);
  }

  @Test
  void waitsForItsOwnTransactionInProgress() {
    writes.failing(2, TransactionInProgressException.builder().message("in progress").build());

    placed(wish("k", "hash", line("mug", 1)));
  }

  @Test
  void triesAgainUntilEveryShortLineIsKnown() {
    writes.failing(1, cancelled("None", "None", "ConditionalCheckFailed", "TransactionConflict"));

    assertThat(orders.place(wish("k", "hash", line("tea", 4), line("cup", 1))))
        .isEqualTo(
            new Placement.OutOfStock(
                List.of(new Placement.Shortage(0, 3), new Placement.Shortage(1, 0))));
  }

  @Test
  void doesNotMistakeItsOwnLostAnswerForAConflict() {
    writes.losingTheAnswer(ApiCallTimeoutException.create(1));

    OrderId orderId = placed(wish("k", "hash", line("mug", 1))).orderId();

    assertThat(orderCount("ana")).isEqualTo(1);
    assertThat(orders.find("ana", orderId)).isPresent();
    assertThat(table.stock("mug")).isEqualTo(9);
  }

  @Test
  void answersWithTheOrderThatWonTheRaceEvenIfItTookTheLastUnit() {
    table.putStock("mug", 1);
    PlaceOrder wish = wish("k", "hash", line("mug", 1));
    Orders other = orders(table.client());
    List<Placement> winner = new ArrayList<>();
    writes.then(
        call ->
            () -> {
              winner.add(other.place(wish));
              return call.get();
            });

    assertThat(orders.place(wish)).isEqualTo(winner.get(0)).isInstanceOf(Placement.Placed.class);
  }

  @Test
  void refusesTheKeyThatAnotherBodyUsedInTheMeantime() {
    Orders other = orders(table.client());
    writes.then(
        call ->
            () -> {
              other.place(wish("k", "other", line("mug", 2)));
              return call.get();
            });

    assertThat(orders.place(wish("k", "hash", line("mug", 1))))
        .isEqualTo(Placement.Refused.KEY_REUSED);
  }

  @Test
  void doesNotTryAgainWhatCannotPass() {
    writes.failing(1, cancelled("None", "ValidationError", "None"));

    assertThatThrownBy(() -> orders.place(wish("k", "hash", line("mug", 1))))
        .isInstanceOf(TransactionCanceledException.class);
    assertThat(writes.requests()).hasSize(1);
  }

  @Test
  void asksAgainForKeysThatWereNotProcessed() {
    FaultyClient reads = new FaultyClient(table.client(), BatchGetItemRequest.class);
    reads.then(
        call ->
            () -> {
              Map<String, KeysAndAttributes> asked =
                  ((BatchGetItemRequest) reads.requests().get(0)).requestItems();
              return BatchGetItemResponse.builder().unprocessedKeys(asked).build();
            });

    assertThat(orders(reads).place(wish("k", "hash", line("mug", 1))))
        .isInstanceOf(Placement.Placed.class);
    assertThat(reads.requests()).hasSize(2);
  }

  @Test
  void readsConsistently() {
    FaultyClient reads = new FaultyClient(table.client(), BatchGetItemRequest.class);
    orders(reads).place(wish("k", "hash", line("mug", 1)));

    assertThat(((BatchGetItemRequest) reads.requests().get(0)).requestItems().values())
        .allMatch(KeysAndAttributes::consistentRead);
  }

  @Test
  void listsTheCustomersOrdersNewestFirst() {
    List<OrderId> placed = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      placed.add(0, placed(wish("k" + i, "hash", line("mug", 1))).orderId());
      clock.advance(Duration.ofMillis(1));
    }
    orders.place(new PlaceOrder("eva", new IdempotencyKey("k"), "h", cart(line("mug", 1))));

    Orders.Page first = orders.list("ana", 3, Optional.empty());
    Orders.Page second = orders.list("ana", 3, first.last());
    assertThat(ids(first)).isEqualTo(placed.subList(0, 3));
    assertThat(ids(second)).isEqualTo(placed.subList(3, 5));
    assertThat(second.last()).isEmpty();
  }

  @Test
  void promisesNoFurtherPageAfterAFullLastOne() {
    placed(wish("k", "hash", line("mug", 1)));

    assertThat(orders.list("ana", 1, Optional.empty()).last()).isEmpty();
  }

  @Test
  void doesNotFindAnothersOrder() {
    OrderId orderId = placed(wish("k", "hash", line("mug", 1))).orderId();

    assertThat(orders.find("eva", orderId)).isEmpty();
    assertThat(orders.find("ana", orderId)).isPresent();
  }

  private Orders orders(DynamoDbClient client) {
    return new DynamoDbOrders(client, LocalTable.NAME, clock, clock::advance);
  }

  private Placement.Placed placed(PlaceOrder wish) {
    Placement placement = orders.place(wish);
    assertThat(placement).isInstanceOf(Placement.Placed.class);
    return (Placement.Placed) placement;
  }

  private int orderCount(String customerId) {
    return table.inPartition("CUSTOMER#" + customerId, "ORDER#").size();
  }

  private List<Placement> atOnce(int count, java.util.function.IntFunction<PlaceOrder> wishes)
      throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(count);
    CountDownLatch start = new CountDownLatch(1);
    Orders shared = orders(table.client());
    try {
      List<Future<Placement>> futures = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        PlaceOrder wish = wishes.apply(i);
        futures.add(
            pool.submit(
                () -> {
                  start.await();
                  return shared.place(wish);
                }));
      }
      start.countDown();
      List<Placement> placements = new ArrayList<>();
      for (Future<Placement> future : futures) {
        placements.add(future.get());
      }
      return placements;
    } finally {
      pool.shutdownNow();
    }
  }

  private static List<OrderId> ids(Orders.Page page) {
    return page.orders().stream().map(Order::orderId).toList();
  }

  private static PlaceOrder wish(String key, String hash, Cart.Line... lines) {
    return new PlaceOrder("ana", new IdempotencyKey(key), hash, cart(lines));
  }

  private static Cart cart(Cart.Line... lines) {
    return new Cart(List.of(lines));
  }

  private static Cart.Line line(String productId, int quantity) {
    return new Cart.Line(new ProductId(productId), new Quantity(quantity));
  }

  private static TransactionCanceledException cancelled(String... codes) {
    return TransactionCanceledException.builder()
        .cancellationReasons(
            List.of(codes).stream()
                .map(code -> CancellationReason.builder().code(code).build())
                .toList())
        .message("cancelled")
        .build();
  }
}
