package dev.comanda.it;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Events as the product publishes them, made from the order in the table. */
public final class Events {

  private Events() {}

  /** The event {@code OrderPlaced} of an order. */
  public static String orderPlaced(Sinks sinks, Customer customer, String orderId) {
    Map<String, AttributeValue> item = sinks.item("CUSTOMER#" + customer.id(), "ORDER#" + orderId);
    String currency = item.get("currency").s();
    ObjectNode order = Json.MAPPER.createObjectNode();
    order.put("orderId", orderId).put("placedAt", item.get("placedAt").s());
    order
        .putObject("customer")
        .put("customerId", customer.id())
        .put("email", item.get("email").s())
        .put("name", item.get("customerName").s())
        .put("locale", item.get("locale").s());
    ArrayNode lines = order.putArray("lines");
    for (AttributeValue line : item.get("lines").l()) {
      ObjectNode to = lines.addObject();
      to.put("productId", line.m().get("productId").s());
      to.putObject("name")
          .put("es", line.m().get("name").m().get("es").s())
          .put("en", line.m().get("name").m().get("en").s());
      to.put("quantity", Integer.parseInt(line.m().get("quantity").n()));
      to.set("unitPrice", money(line.m().get("unitPrice").n(), currency));
      to.set("lineTotal", money(line.m().get("lineTotal").n(), currency));
    }
    order.set("total", money(item.get("total").n(), currency));
    ObjectNode event = Json.MAPPER.createObjectNode();
    event
        .put("eventId", orderId + "/order-placed/v1")
        .put("eventType", "OrderPlaced")
        .put("version", 1)
        .put("occurredAt", item.get("placedAt").s())
        .set("order", order);
    return event.toString();
  }

  private static ObjectNode money(String amount, String currency) {
    return Json.MAPPER
        .createObjectNode()
        .put("amount", Long.parseLong(amount))
        .put("currency", currency);
  }
}
