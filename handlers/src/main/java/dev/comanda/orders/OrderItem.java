package dev.comanda.orders;

import static dev.comanda.runtime.aws.Attributes.number;
import static dev.comanda.runtime.aws.Attributes.text;

import dev.comanda.contract.Times;
import dev.comanda.contract.table.IndexKey;
import dev.comanda.contract.table.Key;
import dev.comanda.runtime.aws.Attributes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An order as an item of the table; the stream makes its event of this item. */
final class OrderItem {

  private OrderItem() {}

  static Map<String, AttributeValue> key(String customerId, OrderId orderId) {
    return Attributes.key(Key.ofOrder(customerId, orderId.value()));
  }

  /** Where an operator finds the order by its id alone. */
  static Map<String, AttributeValue> operatorKey(OrderId orderId) {
    return Attributes.key(IndexKey.ofOrder(orderId.value()));
  }

  static Map<String, AttributeValue> of(Order order) {
    Map<String, AttributeValue> item = new HashMap<>();
    item.putAll(key(order.customer().customerId(), order.orderId()));
    item.putAll(operatorKey(order.orderId()));
    item.put("entity", text("Order"));
    item.put("orderId", text(order.orderId().value()));
    item.put("customerId", text(order.customer().customerId()));
    item.put("placedAt", text(Times.text(order.placedAt())));
    item.put("status", text(order.status().name()));
    item.put("email", text(order.customer().email()));
    item.put("customerName", text(order.customer().name()));
    item.put("locale", text(order.customer().locale()));
    item.put("currency", text(order.total().currency()));
    item.put("total", number(order.total().amount()));
    item.put("lines", AttributeValue.fromL(order.lines().stream().map(OrderItem::line).toList()));
    return item;
  }

  static Order read(Map<String, AttributeValue> item) {
    String currency = text(item, "currency");
    List<OrderLine> lines =
        item.get("lines").l().stream().map(line -> readLine(line.m(), currency)).toList();
    return new Order(
        new OrderId(text(item, "orderId")),
        new Customer(
            text(item, "customerId"),
            text(item, "email"),
            text(item, "customerName"),
            text(item, "locale")),
        Order.Status.valueOf(text(item, "status")),
        lines);
  }

  static LocalizedText readText(AttributeValue value) {
    return new LocalizedText(text(value.m(), "es"), text(value.m(), "en"));
  }

  private static AttributeValue line(OrderLine line) {
    return AttributeValue.fromM(
        Map.of(
            "productId", text(line.productId().value()),
            "name",
                AttributeValue.fromM(
                    Map.of("es", text(line.name().es()), "en", text(line.name().en()))),
            "quantity", number(line.quantity().units()),
            "unitPrice", number(line.unitPrice().amount()),
            "lineTotal", number(line.lineTotal().amount())));
  }

  private static OrderLine readLine(Map<String, AttributeValue> line, String currency) {
    return new OrderLine(
        new ProductId(text(line, "productId")),
        readText(line.get("name")),
        Quantity.of(number(line, "quantity")),
        new Money(number(line, "unitPrice"), currency));
  }
}
