package dev.comanda.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.engine.aws.Json;
import java.util.List;

/** The table's items for a product of the catalogue, in DynamoDB's JSON. */
final class CatalogueItems {

  private static final List<String> LANGUAGES = List.of("es", "en");

  private CatalogueItems() {}

  /** The product: what the shop shows. */
  static ObjectNode product(JsonNode product) {
    String id = text(product, "productId");
    ObjectNode item = Json.MAPPER.createObjectNode();
    item.set("pk", string("CATALOGUE"));
    item.set("sk", string("PRODUCT#" + id));
    item.set("gsi1pk", string("CATEGORY#" + text(product, "category")));
    item.set("gsi1sk", string("PRODUCT#" + id));
    item.set("entity", string("Product"));
    for (String member : List.of("productId", "category", "currency", "image")) {
      item.set(member, string(text(product, member)));
    }
    item.set("name", translated(product, "name"));
    item.set("description", translated(product, "description"));
    item.set("price", number(product, "price"));
    item.set("lowStockAt", number(product, "lowStockAt"));
    return item;
  }

  /** The stock: how many there are to sell. */
  static ObjectNode stock(JsonNode product) {
    ObjectNode item = stockKey(product);
    item.set("entity", string("Stock"));
    item.set("productId", string(text(product, "productId")));
    item.set("units", number(product, "stock"));
    return item;
  }

  /** The key of the stock. */
  static ObjectNode stockKey(JsonNode product) {
    ObjectNode key = Json.MAPPER.createObjectNode();
    key.set("pk", string("STOCK#" + text(product, "productId")));
    key.set("sk", string("STOCK"));
    return key;
  }

  private static ObjectNode translated(JsonNode product, String member) {
    ObjectNode map = Json.MAPPER.createObjectNode();
    LANGUAGES.forEach(language -> map.set(language, string(text(product.path(member), language))));
    ObjectNode value = Json.MAPPER.createObjectNode();
    value.set("M", map);
    return value;
  }

  private static ObjectNode string(String text) {
    return Json.MAPPER.createObjectNode().put("S", text);
  }

  private static ObjectNode number(JsonNode product, String member) {
    if (!product.path(member).canConvertToLong()) {
      throw missing(member, product);
    }
    return Json.MAPPER.createObjectNode().put("N", product.get(member).asText());
  }

  private static String text(JsonNode node, String member) {
    if (!node.path(member).isTextual()) {
      throw missing(member, node);
    }
    return node.get(member).asText();
  }

  private static IllegalArgumentException missing(String member, JsonNode node) {
    return new IllegalArgumentException("'" + member + "' is missing or wrong in " + node);
  }
}
