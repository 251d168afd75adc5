package dev.comanda.it.bench;

import dev.comanda.it.Customer;
import dev.comanda.it.Shop;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.awaitility.Awaitility;

/**
 * From the answer to {@code POST /orders} until the mail is in the inbox, one order after another.
 */
final class OrderToMail {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  private OrderToMail() {}

  static String measure(Shop shop, int orders) {
    Customer customer = shop.customer("en");
    String productId = shop.anyProduct();
    long[] millis = new long[orders];
    for (int i = 0; i < orders; i++) {
      long second = Instant.now().getEpochSecond();
      String orderId = shop.placeOrder(customer, productId).path("orderId").asText();
      long answered = System.nanoTime();
      Awaitility.await("the mail of " + orderId)
          .atMost(LIMIT)
          .pollDelay(Duration.ZERO)
          .pollInterval(Duration.ofMillis(5))
          .until(
              () -> shop.mailbox().since(second).stream().anyMatch(mail -> mail.isAbout(orderId)));
      millis[i] = Duration.ofNanos(System.nanoTime() - answered).toMillis();
    }
    Arrays.sort(millis);
    return "median %d ms, p95 %d ms".formatted(millis[orders / 2], millis[orders * 95 / 100]);
  }
}
