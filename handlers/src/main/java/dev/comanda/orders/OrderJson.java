package dev.comanda.orders;

import dev.comanda.contract.Times;
import java.util.LinkedHashMap;
import java.util.Map;

/** An order as the API shows it. */
final class OrderJson {

  private OrderJson() {}

  static Map<String, Object> of(Order order) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("orderId", order.orderId().value());
    json.put("status", order.status().name());
    json.put("placedAt", Times.text(order.placedAt()));
    json.put("lines", order.lines().stream().map(OrderJson::line).toList());
    json.put("total", money(order.total()));
    return json;
  }

  private static Map<String, Object> line(OrderLine line) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("productId", line.productId().value());
    json.put("name", text(line.name()));
    json.put("quantity", line.quantity().units());
    json.put("unitPrice", money(line.unitPrice()));
    json.put("lineTotal", money(line.lineTotal()));
    return json;
  }

  private static Map<String, Object> text(LocalizedText text) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("es", text.es());
    json.put("en", text.en());
    return json;
  }

  static Map<String, Object> money(Money money) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("amount", money.amount());
    json.put("currency", money.currency());
    return json;
  }
}
