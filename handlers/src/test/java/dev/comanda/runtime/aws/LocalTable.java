package dev.comanda.runtime.aws;

import static dev.comanda.runtime.aws.Attributes.number;
import static dev.comanda.runtime.aws.Attributes.text;

import dev.comanda.contract.table.Key;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A table of DynamoDB Local and the words to fill it and look into it. */
public final class LocalTable implements AutoCloseable {

  public static final String NAME = DynamoDbLocal.TABLE;

  private final DynamoDbLocal engine = new DynamoDbLocal();
  private final DynamoDbClient client = engine.client();

  /** Where it listens. */
  public URI endpoint() {
    return engine.endpoint();
  }

  public DynamoDbClient client() {
    return client;
  }

  public void put(Map<String, AttributeValue> item) {
    client.putItem(put -> put.tableName(NAME).item(item));
  }

  public Map<String, AttributeValue> get(String pk, String sk) {
    return client.getItem(get -> get.tableName(NAME).key(Attributes.key(new Key(pk, sk)))).item();
  }

  public List<Map<String, AttributeValue>> inPartition(String pk, String skPrefix) {
    return client
        .query(
            query ->
                query
                    .tableName(NAME)
                    .keyConditionExpression("pk = :pk AND begins_with(sk, :sk)")
                    .expressionAttributeValues(Map.of(":pk", text(pk), ":sk", text(skPrefix))))
        .items();
  }

  public void putProduct(String productId, String category, long price, long units) {
    Map<String, AttributeValue> item = new HashMap<>(Attributes.key(Key.ofProduct(productId)));
    item.put("entity", text("Product"));
    item.put("productId", text(productId));
    item.put("category", text(category));
    item.put("gsi1pk", text("CATEGORY#" + category));
    item.put("gsi1sk", text("PRODUCT#" + productId));
    item.put("name", localized(productId));
    item.put("description", localized(productId + " described"));
    item.put("price", number(price));
    item.put("currency", text("EUR"));
    item.put("image", text(productId + ".svg"));
    item.put("lowStockAt", number(5));
    put(item);
    putStock(productId, units);
  }

  public void putStock(String productId, long units) {
    Map<String, AttributeValue> item = new HashMap<>(Attributes.key(Key.ofStock(productId)));
    item.put("entity", text("Stock"));
    item.put("productId", text(productId));
    item.put("units", number(units));
    put(item);
  }

  public long stock(String productId) {
    return number(get("STOCK#" + productId, "STOCK"), "units");
  }

  public void putCustomer(String customerId) {
    Map<String, AttributeValue> item = new HashMap<>(Attributes.key(Key.ofProfile(customerId)));
    item.put("entity", text("Customer"));
    item.put("customerId", text(customerId));
    item.put("email", text(customerId + "@example.com"));
    item.put("name", text("Ana " + customerId));
    item.put("locale", text("es"));
    put(item);
  }

  @Override
  public void close() {
    engine.close();
  }

  private static AttributeValue localized(String text) {
    return AttributeValue.fromM(Map.of("es", text(text + " (es)"), "en", text(text + " (en)")));
  }
}
