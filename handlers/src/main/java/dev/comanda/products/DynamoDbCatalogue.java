package dev.comanda.products;

import static dev.comanda.runtime.aws.Attributes.number;
import static dev.comanda.runtime.aws.Attributes.text;

import dev.comanda.contract.table.Attribute;
import dev.comanda.contract.table.IndexKey;
import dev.comanda.contract.table.Key;
import dev.comanda.contract.table.Partition;
import dev.comanda.runtime.Backoff;
import dev.comanda.runtime.aws.Attributes;
import dev.comanda.runtime.aws.BatchGet;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/** The catalogue in the table; by category in its index {@code gsi1}. */
final class DynamoDbCatalogue implements Catalogue {

  private static final Duration BUDGET = Duration.ofSeconds(2);

  private final DynamoDbClient dynamoDb;
  private final String table;
  private final Clock clock;
  private final Backoff.Sleeper sleeper;

  DynamoDbCatalogue(DynamoDbClient dynamoDb, String table, Clock clock, Backoff.Sleeper sleeper) {
    this.dynamoDb = dynamoDb;
    this.table = table;
    this.clock = clock;
    this.sleeper = sleeper;
  }

  @Override
  public Optional<Product> find(String productId) {
    Map<String, AttributeValue> item =
        dynamoDb.getItem(get -> get.tableName(table).key(productKey(productId))).item();
    return item == null || item.isEmpty() ? Optional.empty() : Optional.of(product(item));
  }

  @Override
  public Page list(Optional<String> category, int most, Optional<String> after) {
    QueryRequest.Builder query = QueryRequest.builder().tableName(table).limit(most + 1);
    if (category.isPresent()) {
      inCategory(query, category.get(), after);
    } else {
      query
          .keyConditionExpression("pk = :catalogue AND begins_with(sk, :product)")
          .expressionAttributeValues(
              Map.of(
                  ":catalogue", text(Partition.CATALOGUE.prefix()), ":product", text(Key.PRODUCT)));
      after.ifPresent(id -> query.exclusiveStartKey(productKey(id)));
    }
    QueryResponse found = dynamoDb.query(query.build());
    List<Product> products =
        found.items().stream().limit(most).map(DynamoDbCatalogue::product).toList();
    boolean more = found.items().size() > most || found.hasLastEvaluatedKey();
    return new Page(
        products,
        more && !products.isEmpty()
            ? Optional.of(products.get(products.size() - 1).productId())
            : Optional.empty());
  }

  @Override
  public Map<String, Long> stock(List<Product> products) {
    if (products.isEmpty()) {
      return Map.of();
    }
    List<Map<String, AttributeValue>> keys =
        products.stream().map(product -> Attributes.key(Key.ofStock(product.productId()))).toList();
    Map<String, Long> units = new HashMap<>();
    for (Map<String, AttributeValue> item :
        new BatchGet(dynamoDb, table).items(keys, false, Backoff.of(clock, sleeper, BUDGET))) {
      units.put(text(item, "productId"), number(item, "units"));
    }
    return units;
  }

  private static void inCategory(
      QueryRequest.Builder query, String category, Optional<String> after) {
    AttributeValue partition = text(IndexKey.category(category));
    query
        .indexName(Attribute.INDEX)
        .keyConditionExpression("gsi1pk = :category AND begins_with(gsi1sk, :product)")
        .expressionAttributeValues(Map.of(":category", partition, ":product", text(Key.PRODUCT)));
    after.ifPresent(
        id -> {
          Map<String, AttributeValue> start = new HashMap<>(productKey(id));
          start.putAll(Attributes.key(IndexKey.ofProduct(category, id)));
          query.exclusiveStartKey(start);
        });
  }

  private static Map<String, AttributeValue> productKey(String productId) {
    return Attributes.key(Key.ofProduct(productId));
  }

  private static Product product(Map<String, AttributeValue> item) {
    return new Product(
        text(item, "productId"),
        text(item, "category"),
        texts(item.get("name")),
        texts(item.get("description")),
        number(item, "price"),
        text(item, "currency"),
        text(item, "image"),
        number(item, "lowStockAt"));
  }

  private static Map<String, String> texts(AttributeValue value) {
    return Map.of("es", text(value.m(), "es"), "en", text(value.m(), "en"));
  }
}
