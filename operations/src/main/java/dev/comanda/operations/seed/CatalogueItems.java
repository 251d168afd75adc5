package dev.comanda.operations.seed;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.contract.Language;
import dev.comanda.contract.table.Attribute;
import dev.comanda.contract.table.IndexKey;
import dev.comanda.contract.table.Key;
import dev.comanda.operations.shop.ShopTable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The table's items for a product of the catalogue. */
final class CatalogueItems {

  private CatalogueItems() {}

  /** The product: what the shop shows. */
  static Map<String, AttributeValue> product(JsonNode product) {
    String id = text(product, "productId");
    IndexKey index = IndexKey.ofProduct(text(product, "category"), id);
    Map<String, AttributeValue> item = new HashMap<>(ShopTable.key(Key.ofProduct(id)));
    item.put(Attribute.INDEX_PK, string(index.pk()));
    item.put(Attribute.INDEX_SK, string(index.sk()));
    item.put(Attribute.ENTITY, string("Product"));
    for (String member : List.of("productId", "category", "currency", "image")) {
      item.put(member, string(text(product, member)));
    }
    item.put("name", translated(product, "name"));
    item.put("description", translated(product, "description"));
    item.put("price", number(product, "price"));
    item.put("lowStockAt", number(product, "lowStockAt"));
    return item;
  }

  /** The stock: how many there are to sell. */
  static Map<String, AttributeValue> stock(JsonNode product) {
    String id = text(product, "productId");
    Map<String, AttributeValue> item = new HashMap<>(ShopTable.key(Key.ofStock(id)));
    item.put(Attribute.ENTITY, string("Stock"));
    item.put("productId", string(id));
    item.put("units", number(product, "stock"));
    return item;
  }

  private static AttributeValue translated(JsonNode product, String member) {
    Map<String, AttributeValue> texts = new HashMap<>();
    for (Language language : Language.values()) {
      texts.put(language.tag(), string(text(product.path(member), language.tag())));
    }
    return AttributeValue.fromM(texts);
  }

  private static AttributeValue string(String text) {
    return AttributeValue.fromS(text);
  }

  private static AttributeValue number(JsonNode product, String member) {
    if (!product.path(member).canConvertToLong()) {
      throw missing(member, product);
    }
    return AttributeValue.fromN(product.get(member).asText());
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
