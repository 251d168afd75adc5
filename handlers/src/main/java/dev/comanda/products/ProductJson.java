package dev.comanda.products;

import java.util.LinkedHashMap;
import java.util.Map;

/** A product as the API shows it. */
final class ProductJson {

  private ProductJson() {}

  static Map<String, Object> of(Product product, long units) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("productId", product.productId());
    json.put("category", product.category());
    json.put("name", texts(product.name()));
    json.put("description", texts(product.description()));
    Map<String, Object> price = new LinkedHashMap<>();
    price.put("amount", product.price());
    price.put("currency", product.currency());
    json.put("price", price);
    json.put("image", product.image());
    json.put("stock", product.stock(units).json());
    return json;
  }

  private static Map<String, Object> texts(Map<String, String> texts) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("es", texts.get("es"));
    json.put("en", texts.get("en"));
    return json;
  }
}
