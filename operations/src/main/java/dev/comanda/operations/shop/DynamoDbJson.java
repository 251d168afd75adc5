package dev.comanda.operations.shop;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Items as the table's stream writes them. Orders have no binary values and no sets. */
public final class DynamoDbJson {

  private DynamoDbJson() {}

  /** An item. */
  public static ObjectNode of(Map<String, AttributeValue> item) {
    ObjectNode json = Json.MAPPER.createObjectNode();
    item.forEach((name, value) -> json.set(name, value(value)));
    return json;
  }

  private static ObjectNode value(AttributeValue value) {
    ObjectNode json = Json.MAPPER.createObjectNode();
    switch (value.type()) {
      case S -> json.put("S", value.s());
      case N -> json.put("N", value.n());
      case BOOL -> json.put("BOOL", value.bool());
      case NUL -> json.put("NULL", true);
      case M -> json.set("M", of(value.m()));
      case L -> {
        ArrayNode list = json.putArray("L");
        value.l().forEach(element -> list.add(value(element)));
      }
      default -> throw new IllegalArgumentException("No order has a value of " + value.type());
    }
    return json;
  }
}
