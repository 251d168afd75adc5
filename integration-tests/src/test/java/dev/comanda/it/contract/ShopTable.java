package dev.comanda.it.contract;

import static dev.comanda.runtime.aws.Attributes.number;
import static dev.comanda.runtime.aws.Attributes.text;

import dev.comanda.contract.table.Key;
import dev.comanda.it.Deployment;
import dev.comanda.runtime.aws.Attributes;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What a contract puts into the table, and looks for in it. Every name is new. */
public final class ShopTable {

  private final DynamoDbClient dynamoDb;
  private final String name;

  /** The table of a deployment. */
  public ShopTable(Deployment deployment) {
    this.dynamoDb = deployment.services().dynamoDb();
    this.name = deployment.output("TableName");
  }

  public String name() {
    return name;
  }

  /** A customer who has signed in. */
  public String newCustomer() {
    String customerId = UUID.randomUUID().toString();
    put(
        Attributes.key(Key.ofProfile(customerId)),
        Map.of(
            "entity", text("Customer"),
            "customerId", text(customerId),
            "email", text(customerId + "@example.com"),
            "name", text("Íñigo Muñoz"),
            "locale", text("es")));
    return customerId;
  }

  /** A product of a category, and its stock. */
  public String newProduct(String category, long units) {
    String productId = "p-" + UUID.randomUUID();
    newProductWithoutStock(category, productId);
    put(
        Attributes.key(Key.ofStock(productId)),
        Map.of("entity", text("Stock"), "productId", text(productId), "units", number(units)));
    return productId;
  }

  /** A product that nobody has counted yet. */
  public String newProductWithoutStock(String category) {
    String productId = "p-" + UUID.randomUUID();
    newProductWithoutStock(category, productId);
    return productId;
  }

  private void newProductWithoutStock(String category, String productId) {
    AttributeValue texts =
        AttributeValue.fromM(Map.of("es", text("Taza"), "en", text("A \"mug\"")));
    put(
        Attributes.key(Key.ofProduct(productId)),
        Map.of(
            "gsi1pk", text("CATEGORY#" + category),
            "gsi1sk", text("PRODUCT#" + productId),
            "productId", text(productId),
            "category", text(category),
            "name", texts,
            "description", texts,
            "price", number(1250),
            "currency", text("EUR"),
            "image", text("mug.svg"),
            "lowStockAt", number(5)));
  }

  /** The units of a product that are left. */
  public long units(String productId) {
    return Attributes.number(item("STOCK#" + productId, "STOCK"), "units");
  }

  /** One item; empty if there is none. */
  public Map<String, AttributeValue> item(String pk, String sk) {
    return dynamoDb
        .getItem(
            get -> get.tableName(name).key(Attributes.key(new Key(pk, sk))).consistentRead(true))
        .item();
  }

  private void put(Map<String, AttributeValue> key, Map<String, AttributeValue> more) {
    Map<String, AttributeValue> item = new HashMap<>(key);
    item.putAll(more);
    dynamoDb.putItem(put -> put.tableName(name).item(item));
  }
}
