package dev.comanda.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.runtime.TestClock;
import dev.comanda.runtime.aws.LocalTable;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** A table with two customers and three products, of which one is sold out. */
final class StockedTable implements AfterEachCallback {

  static final Instant NOW = Instant.parse("2026-03-01T10:15:30.120Z");

  private final LocalTable table = new LocalTable();
  private final TestClock clock = new TestClock(NOW);

  StockedTable() {
    table.putCustomer("ana");
    table.putCustomer("eva");
    table.putProduct("mug", "kitchen", 1250, 10);
    table.putProduct("tea", "food", 499, 3);
    table.putProduct("cup", "kitchen", 900, 0);
  }

  LocalTable table() {
    return table;
  }

  TestClock clock() {
    return clock;
  }

  Orders orders(DynamoDbClient client) {
    return new DynamoDbOrders(client, LocalTable.NAME, clock, clock::advance);
  }

  int orderCount(String customerId) {
    return table.inPartition("CUSTOMER#" + customerId, "ORDER#").size();
  }

  static Placement.Placed placed(Placement placement) {
    assertThat(placement).isInstanceOf(Placement.Placed.class);
    return (Placement.Placed) placement;
  }

  static PlaceOrder wish(String key, String hash, Cart.Line... lines) {
    return new PlaceOrder("ana", new IdempotencyKey(key), hash, cart(lines));
  }

  static Cart cart(Cart.Line... lines) {
    return new Cart(List.of(lines));
  }

  static Cart.Line line(String productId, int quantity) {
    return new Cart.Line(new ProductId(productId), new Quantity(quantity));
  }

  @Override
  public void afterEach(ExtensionContext test) {
    table.close();
  }
}
