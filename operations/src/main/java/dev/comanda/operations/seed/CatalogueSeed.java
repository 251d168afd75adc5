package dev.comanda.operations.seed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.comanda.operations.shop.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Puts the products of a catalogue file into the table, with their stock. A product that is there
 * is replaced; a stock that is there is kept, because orders have changed it.
 */
public final class CatalogueSeed {

  private static final int BATCH = 25;
  private static final int ATTEMPTS = 10;

  private final ItemWriter table;
  private final LongConsumer pause;

  /**
   * @param table takes the items
   */
  public CatalogueSeed(ItemWriter table) {
    this(table, LockSupport::parkNanos);
  }

  /**
   * @param pause waits for so many nanoseconds
   */
  CatalogueSeed(ItemWriter table, LongConsumer pause) {
    this.table = table;
    this.pause = pause;
  }

  /**
   * Reads a catalogue file.
   *
   * @throws IllegalArgumentException if it is not there or not a list
   */
  public static ArrayNode read(Path catalogue) {
    if (!Files.isRegularFile(catalogue)) {
      throw new IllegalArgumentException("There is no catalogue " + catalogue);
    }
    try {
      if (Json.MAPPER.readTree(Files.readAllBytes(catalogue)) instanceof ArrayNode products) {
        return products;
      }
    } catch (IOException e) {
      throw new IllegalArgumentException("Cannot read the catalogue " + catalogue + ": " + e, e);
    }
    throw new IllegalArgumentException("The catalogue " + catalogue + " is no list of products");
  }

  /**
   * Writes the products.
   *
   * @param products as in {@code catalogue/products.json}
   * @param stocked the ids of those whose stock is kept as it is
   */
  public void seed(ArrayNode products, Set<String> stocked) {
    List<Map<String, AttributeValue>> items = new ArrayList<>();
    for (JsonNode product : products) {
      items.add(CatalogueItems.product(product));
      if (!stocked.contains(product.path("productId").asText())) {
        items.add(CatalogueItems.stock(product));
      }
    }
    for (int from = 0; from < items.size(); from += BATCH) {
      put(items.subList(from, Math.min(from + BATCH, items.size())));
    }
  }

  /** Gives items until all are taken. */
  private void put(List<Map<String, AttributeValue>> items) {
    List<Map<String, AttributeValue>> left = items;
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      left = table.put(left);
      if (left.isEmpty()) {
        return;
      }
      long backoff = TimeUnit.MILLISECONDS.toNanos(50L << attempt);
      pause.accept(ThreadLocalRandom.current().nextLong(backoff));
    }
    throw new IllegalStateException(
        "The table left " + left.size() + " items undone after " + ATTEMPTS + " attempts");
  }
}
