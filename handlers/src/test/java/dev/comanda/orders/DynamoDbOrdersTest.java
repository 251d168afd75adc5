package dev.comanda.orders;

import static dev.comanda.orders.StockedTable.NOW;
import static dev.comanda.orders.StockedTable.cart;
import static dev.comanda.orders.StockedTable.line;
import static dev.comanda.orders.StockedTable.placed;
import static dev.comanda.orders.StockedTable.wish;
import static dev.comanda.runtime.aws.Attributes.number;
import static dev.comanda.runtime.aws.Attributes.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.contract.table.Key;
import dev.comanda.runtime.TestClock;
import dev.comanda.runtime.aws.Attributes;
import dev.comanda.runtime.aws.FaultyClient;
import dev.comanda.runtime.aws.LocalTable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/** Against DynamoDB Local. */
class DynamoDbOrdersTest {

  @RegisterExtension final StockedTable stocked = new StockedTable();
  private final LocalTable table = stocked.table();
  private final TestClock clock = stocked.clock();
  private final FaultyClient writes =
      new FaultyClient(table.client(), TransactWriteItemsRequest.class);
  private final Orders orders = stocked.orders(writes);

  @Test
  void placesAnOrderAtTheCataloguesPrices() {
    OrderId orderId =
        placed(orders.place(wish("k", "hash", line("mug", 2), line("tea", 3)))).orderId();

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
    OrderId orderId = placed(orders.place(wish("k", "hash", line("mug", 2)))).orderId();

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
    assertThat(stocked.orderCount("ana")).isEqualTo(1);
    assertThat(table.stock("mug")).isEqualTo(8);
  }

  @Test
  void refusesTheSameKeyForAnotherBody() {
    orders.place(wish("k", "hash", line("mug", 2)));

    assertThat(orders.place(wish("k", "other", line("mug", 3))))
        .isEqualTo(Placement.Refused.KEY_REUSED);
    assertThat(stocked.orderCount("ana")).isEqualTo(1);
  }

  @Test
  void keepsTheKeysOfCustomersApart() {
    placed(orders.place(wish("k", "hash", line("mug", 1))));

    placed(
        orders.place(
            new PlaceOrder("eva", new IdempotencyKey("k"), "other", cart(line("mug", 1)))));

    assertThat(table.stock("mug")).isEqualTo(8);
  }

  @Test
  void forgetsAKeyAfterADayEvenIfItsRecordIsStillThere() {
    OrderId first = placed(orders.place(wish("k", "hash", line("mug", 1)))).orderId();
    clock.advance(Duration.ofHours(24));

    OrderId second = placed(orders.place(wish("k", "hash", line("mug", 1)))).orderId();

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
    assertThat(stocked.orderCount("ana")).isZero();
    assertThat(table.inPartition("CUSTOMER#ana", "IDEMPOTENCY#")).isEmpty();
  }

  @Test
  void takesTheKeyAgainAfterARefusal() {
    orders.place(wish("k", "hash", line("cup", 1)));
    table.putStock("cup", 1);

    placed(orders.place(wish("k", "hash", line("cup", 1))));
  }

  @Test
  void countsAProductWithoutStockAsShort() {
    table
        .client()
        .deleteItem(
            delete -> delete.tableName(LocalTable.NAME).key(Attributes.key(Key.ofStock("mug"))));

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

    OrderId orderId = placed(orders.place(wish("k", "hash", lines))).orderId();

    assertThat(orders.find("ana", orderId).orElseThrow().lines()).hasSize(50);
  }

  @Test
  void listsTheCustomersOrdersNewestFirst() {
    List<OrderId> placed = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      placed.add(0, placed(orders.place(wish("k" + i, "hash", line("mug", 1)))).orderId());
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
    placed(orders.place(wish("k", "hash", line("mug", 1))));

    assertThat(orders.list("ana", 1, Optional.empty()).last()).isEmpty();
  }

  @Test
  void doesNotFindAnothersOrder() {
    OrderId orderId = placed(orders.place(wish("k", "hash", line("mug", 1)))).orderId();

    assertThat(orders.find("eva", orderId)).isEmpty();
    assertThat(orders.find("ana", orderId)).isPresent();
  }

  private static List<OrderId> ids(Orders.Page page) {
    return page.orders().stream().map(Order::orderId).toList();
  }
}
