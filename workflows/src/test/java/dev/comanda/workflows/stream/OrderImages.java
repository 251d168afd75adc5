package dev.comanda.workflows.stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.contract.Limits;
import dev.comanda.contract.Samples;
import dev.comanda.workflows.Definitions;

/** Orders as the table's stream tells them: items in DynamoDB JSON. */
final class OrderImages {

  private OrderImages() {}

  /** A record of the stream as the pipe's input template makes it. */
  static ObjectNode record(String eventId, JsonNode image) {
    return Definitions.JSON.createObjectNode().put("eventId", eventId).set("order", image);
  }

  static ArrayNode batch(JsonNode... records) {
    ArrayNode batch = Definitions.JSON.createArrayNode();
    for (JsonNode each : records) {
      batch.add(each);
    }
    return batch;
  }

  /** The contract's sample: an order of two lines, which lacks nothing. */
  static ObjectNode small() {
    return (ObjectNode) Definitions.parse(Samples.text(Samples.ORDER_ITEM));
  }

  /** The largest order that the shop takes, every name and price as long as it may be. */
  static ObjectNode largest() {
    ObjectNode image = small();
    ArrayNode lines = (ArrayNode) image.at("/lines/L");
    JsonNode line = lines.get(0);
    lines.removeAll();
    for (int i = 0; i < Limits.MOST_LINES; i++) {
      ObjectNode copy = line.deepCopy();
      text(copy.at("/M/productId"), "p".repeat(62) + (10 + i));
      text(copy.at("/M/name/M/es"), "ñ".repeat(50));
      text(copy.at("/M/name/M/en"), "n".repeat(50));
      lines.add(copy);
    }
    text(image.at("/customerName"), "é".repeat(100));
    return image;
  }

  static void text(JsonNode attribute, String value) {
    ((ObjectNode) attribute).put("S", value);
  }

  static void number(JsonNode attribute, String value) {
    ((ObjectNode) attribute).put("N", value);
  }
}
