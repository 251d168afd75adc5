package dev.comanda.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.engine.aws.Json;
import dev.comanda.local.operator.Outputs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Puts the products of a catalogue file into the table, with their stock. A product that is there
 * is replaced; a stock that is there is kept, because orders have changed it.
 */
public final class CatalogueSeed {

  /** Calls DynamoDB: the operation's name and its input in AWS JSON, giving its output. */
  @FunctionalInterface
  public interface DynamoDb {
    /** Makes one call; throws when it is refused. */
    JsonNode call(String operation, JsonNode input);
  }

  private static final int BATCH = 25;
  private static final int ATTEMPTS = 10;

  private final DynamoDb dynamoDb;
  private final String table;

  /**
   * @param table the table's name
   */
  public CatalogueSeed(DynamoDb dynamoDb, String table) {
    this.dynamoDb = dynamoDb;
    this.table = table;
  }

  /**
   * Seeds a deployed table: {@code --outputs FILE --catalogue FILE [--reset-stock]}. Account and
   * region are those of the AWS command line; {@code AWS_ENDPOINT_URL} is honoured.
   *
   * @param arguments the file that {@code cdk deploy --outputs-file} wrote, and the catalogue's
   */
  public static void main(String[] arguments) {
    try {
      List<String> given = List.of(arguments);
      Path outputs = Path.of(option(given, "--outputs"));
      Path catalogue = Path.of(option(given, "--catalogue"));
      String table = Outputs.read(outputs).text("TableName");
      int count =
          new CatalogueSeed(new SignedDynamoDb(), table)
              .seed(read(catalogue), given.contains("--reset-stock"));
      System.out.println(count + " products are in " + table);
    } catch (IOException | RuntimeException e) {
      System.err.println("comanda: " + e.getMessage());
      System.exit(1);
    }
  }

  /**
   * Reads a catalogue file.
   *
   * @throws IOException if it cannot be read
   */
  public static ArrayNode read(Path catalogue) throws IOException {
    return (ArrayNode) Json.parse(Files.readAllBytes(catalogue));
  }

  /**
   * Writes the products.
   *
   * @param products as in {@code catalogue/products.json}
   * @param resetStock whether a stock that is there is set to the catalogue's number again
   * @return how many products there are
   */
  public int seed(ArrayNode products, boolean resetStock) {
    Set<String> stocked = resetStock ? Set.of() : stocked(products);
    List<ObjectNode> puts = new ArrayList<>();
    for (JsonNode product : products) {
      puts.add(put(CatalogueItems.product(product)));
      if (!stocked.contains(product.path("productId").asText())) {
        puts.add(put(CatalogueItems.stock(product)));
      }
    }
    for (int from = 0; from < puts.size(); from += BATCH) {
      write(puts.subList(from, Math.min(from + BATCH, puts.size())));
    }
    return products.size();
  }

  /** The ids of the products whose stock is in the table already. */
  private Set<String> stocked(ArrayNode products) {
    Set<String> ids = new HashSet<>();
    for (int from = 0; from < products.size(); from += BATCH) {
      ObjectNode input = Json.MAPPER.createObjectNode();
      ArrayNode keys = input.putObject("RequestItems").putObject(table).putArray("Keys");
      for (int i = from; i < Math.min(from + BATCH, products.size()); i++) {
        keys.add(CatalogueItems.stockKey(products.get(i)));
      }
      untilDone("BatchGetItem", input, "UnprocessedKeys", output -> collect(output, ids));
    }
    return ids;
  }

  private void collect(JsonNode output, Set<String> ids) {
    output
        .path("Responses")
        .path(table)
        .forEach(item -> ids.add(item.path("productId").path("S").asText()));
  }

  private void write(List<ObjectNode> puts) {
    ObjectNode input = Json.MAPPER.createObjectNode();
    input.putObject("RequestItems").putArray(table).addAll(puts);
    untilDone("BatchWriteItem", input, "UnprocessedItems", output -> {});
  }

  /** Calls until nothing is left unprocessed. */
  private void untilDone(
      String operation, ObjectNode input, String left, Consumer<JsonNode> eachOutput) {
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      JsonNode output = dynamoDb.call(operation, input);
      eachOutput.accept(output);
      if (output.path(left).isEmpty()) {
        return;
      }
      input.set("RequestItems", output.get(left));
      long backoff = TimeUnit.MILLISECONDS.toNanos(50L << attempt);
      LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(backoff));
    }
    throw new IllegalStateException(
        operation + " left some of " + table + " undone after " + ATTEMPTS + " attempts");
  }

  private static ObjectNode put(ObjectNode item) {
    ObjectNode put = Json.MAPPER.createObjectNode();
    put.putObject("PutRequest").set("Item", item);
    return put;
  }

  private static String option(List<String> given, String name) {
    int at = given.indexOf(name);
    if (at < 0 || at + 1 >= given.size()) {
      throw new IllegalArgumentException("The option " + name + " FILE is missing");
    }
    return given.get(at + 1);
  }
}
