package dev.comanda.it.bench;

import dev.comanda.it.Customer;
import dev.comanda.it.Shop;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;

/** How many orders a second pass, each client waiting for its answer, and every mail delivered. */
final class Throughput {

  private static final Duration DRAIN_LIMIT = Duration.ofMinutes(5);

  private Throughput() {}

  static String measure(Shop shop, int clients, Duration duration) {
    List<Customer> customers =
        IntStream.range(0, clients).mapToObj(i -> shop.customer(i % 2 == 0 ? "es" : "en")).toList();
    List<String> products =
        shop.products().stream().map(product -> product.path("productId").asText()).toList();
    AtomicInteger placed = new AtomicInteger();
    AtomicInteger refused = new AtomicInteger();
    ExecutorService threads = Executors.newFixedThreadPool(clients);
    Instant start = Instant.now();
    Instant end = start.plus(duration);
    IntStream.range(0, clients)
        .mapToObj(
            client ->
                CompletableFuture.runAsync(
                    () -> {
                      for (int i = client; Instant.now().isBefore(end); i++) {
                        String body = Shop.lines(products.get(i % products.size()));
                        int status =
                            shop.order(customers.get(client), UUID.randomUUID().toString(), body)
                                .status();
                        (status == 201 ? placed : refused).incrementAndGet();
                      }
                    },
                    threads))
        .toList()
        .forEach(CompletableFuture::join);
    threads.shutdown();
    double seconds = Duration.between(start, Instant.now()).toMillis() / 1000.0;
    Instant loadEnded = Instant.now();
    Awaitility.await("every mail")
        .atMost(DRAIN_LIMIT)
        .pollInterval(Duration.ofMillis(500))
        .until(() -> mails(shop, customers, start) >= placed.get());
    return "%.0f orders/s (%d placed, %d refused), all %d mails in %.1f s after the last order"
        .formatted(
            placed.get() / seconds,
            placed.get(),
            refused.get(),
            mails(shop, customers, start),
            Duration.between(loadEnded, Instant.now()).toMillis() / 1000.0);
  }

  private static int mails(Shop shop, List<Customer> customers, Instant start) {
    var addresses = customers.stream().map(Customer::email).collect(Collectors.toSet());
    return (int)
        shop.mailbox().since(start.getEpochSecond()).stream()
            .filter(mail -> addresses.contains(mail.to().get(0)))
            .count();
  }
}
