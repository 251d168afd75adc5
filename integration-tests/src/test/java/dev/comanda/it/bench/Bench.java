package dev.comanda.it.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.it.Api;
import dev.comanda.it.Product;
import dev.comanda.it.Shop;
import dev.comanda.it.Sinks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * {@code ./comanda bench}: prints how long a start takes, how long from an order to its mail, how
 * many orders a second pass, and how much memory the whole holds.
 */
public final class Bench {

  private static final int WARM_UP = 100;

  private Bench() {}

  /**
   * Runs all, or with {@code --skip-fresh} all but the start from a fresh clone.
   *
   * @param args the folder with the script, then the option
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    Path root = Path.of(args[0]);
    System.setProperty("comanda.root", root.toString());
    Path work = Files.createTempDirectory("comanda-bench");
    try {
      print("machine", Machine.description());
      if (!List.of(args).contains("--skip-fresh")) {
        print("run to ready, fresh clone, package caches warm", seconds(Starts.fresh(root, work)));
      }
      print("run to ready, nothing changed", seconds(Starts.unchanged(root, work)));
      measureRunning(root, work);
    } finally {
      delete(work);
    }
  }

  private static void measureRunning(Path root, Path work)
      throws IOException, InterruptedException {
    try (Product product = Product.start(root, work.resolve("state"), Product.freePorts())) {
      Shop shop = new Shop(product.target(), Api.unchecked(product.target().api()));
      restock(shop);
      OrderToMail.measure(shop, WARM_UP);
      print("from the order's answer to its mail, 50 orders", OrderToMail.measure(shop, 50));
      print("logged by the workflows of one order, two lines", LoggedBytes.measure(shop));
      print("memory, resident, all functions warm", Memory.ofAll(product.process()));
      print("orders for 60 s from 8 clients", Throughput.measure(shop, 8, Duration.ofSeconds(60)));
      print("memory, resident, after the load", Memory.ofAll(product.process()));
    }
  }

  /** So that the figures are of orders placed, not of refusals. */
  private static void restock(Shop shop) {
    Sinks sinks = new Sinks(shop.target());
    for (JsonNode product : shop.products()) {
      sinks.stock(product.path("productId").asText(), 1_000_000);
    }
  }

  private static void print(String what, Object figure) {
    System.out.printf("%-50s %s%n", what, figure);
  }

  private static String seconds(Duration duration) {
    return "%.1f s".formatted(duration.toMillis() / 1000.0);
  }

  static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
