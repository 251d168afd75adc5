package dev.comanda.it.bench;

import dev.comanda.it.Customer;
import dev.comanda.it.Runs;
import dev.comanda.it.Shop;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the workflows log of one order with two lines: every event of its runs, as JSON. */
final class LoggedBytes {

  private LoggedBytes() {}

  static String measure(Shop shop) {
    Customer customer = shop.customer("en");
    String[] products =
        shop.products().stream()
            .limit(2)
            .map(product -> product.path("productId").asText())
            .toArray(String[]::new);
    String orderId = shop.placeOrder(customer, products).path("orderId").asText();
    Runs runs = new Runs(shop.target());
    return Stream.of("OrderFanoutArn", "OrderEmailArn", "OrderLakeArn")
        .map(workflow -> bytes(runs.await(workflow, orderId)) + " B in " + workflow)
        .collect(Collectors.joining(", "));
  }

  private static int bytes(String events) {
    return events.getBytes(StandardCharsets.UTF_8).length;
  }
}
