package dev.comanda.runtime;

import static dev.comanda.runtime.Attributes.number;
import static dev.comanda.runtime.Attributes.text;

import com.amazonaws.services.dynamodbv2.local.embedded.DynamoDBEmbedded;
import com.amazonaws.services.dynamodbv2.local.shared.access.AmazonDynamoDBLocal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** A table of DynamoDB Local, in memory, with what tests put into it. */
public final class LocalTable implements AutoCloseable {

  public static final String NAME = "Orders";

  private final AmazonDynamoDBLocal engine = DynamoDBEmbedded.create(true);
  private final DynamoDbClient client = engine.dynamoDbClient();

  public LocalTable() {
    client.createTable(
        create ->
            create
                .tableName(NAME)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(
                    List.of(
                        attribute("pk"), attribute("sk"), attribute("gsi1pk"), attribute("gsi1sk")))
                .keySchema(hash("pk"), range("sk"))
                .globalSecondaryIndexes(
                    GlobalSecondaryIndex.builder()
                        .indexName("gsi1")
                        .keySchema(hash("gsi1pk"), range("gsi1sk"))
                        .projection(Projection.builder().projectionType(ProjectionType.ALL).build())
                        .build()));
  }

  public DynamoDbClient client() {
    return client;
  }

  public void put(Map<String, AttributeValue> item) {
    client.putItem(put -> put.tableName(NAME).item(item));
  }

  public Map<String, AttributeValue> get(String pk, String sk) {
    return client.getItem(get -> get.tableName(NAME).key(Attributes.key(pk, sk))).item();
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
    Map<String, AttributeValue> item =
        new HashMap<>(Attributes.key("CATALOGUE", "PRODUCT#" + productId));
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
    Map<String, AttributeValue> item = new HashMap<>(Attributes.key("STOCK#" + productId, "STOCK"));
    item.put("entity", text("Stock"));
    item.put("productId", text(productId));
    item.put("units", number(units));
    put(item);
  }

  public long stock(String productId) {
    return number(get("STOCK#" + productId, "STOCK"), "units");
  }

  public void putCustomer(String customerId) {
    Map<String, AttributeValue> item =
        new HashMap<>(Attributes.key("CUSTOMER#" + customerId, "PROFILE"));
    item.put("entity", text("Customer"));
    item.put("customerId", text(customerId));
    item.put("email", text(customerId + "@example.com"));
    item.put("name", text("Ana " + customerId));
    item.put("locale", text("es"));
    put(item);
  }

  @Override
  public void close() {
    client.close();
    engine.shutdown();
  }

  private static AttributeValue localized(String text) {
    return AttributeValue.fromM(Map.of("es", text(text + " (es)"), "en", text(text + " (en)")));
  }

  private static AttributeDefinition attribute(String name) {
    return AttributeDefinition.builder()
        .attributeName(name)
        .attributeType(ScalarAttributeType.S)
        .build();
  }

  private static KeySchemaElement hash(String name) {
    return KeySchemaElement.builder().attributeName(name).keyType(KeyType.HASH).build();
  }

  private static KeySchemaElement range(String name) {
    return KeySchemaElement.builder().attributeName(name).keyType(KeyType.RANGE).build();
  }
}
