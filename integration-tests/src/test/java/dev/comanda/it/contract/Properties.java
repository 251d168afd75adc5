package dev.comanda.it.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.it.Json;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * The properties of a resource. What a property refers to is made when the property is asked for,
 * and not before.
 *
 * @param references gives the value of a reference
 */
record Properties(JsonNode json, Function<JsonNode, String> references) {

  boolean has(String name) {
    return json.has(name);
  }

  /** As the template has it. */
  JsonNode get(String name) {
    return json.path(name);
  }

  /** Its value as text, JSON where it is no single value. */
  String text(String name) {
    JsonNode resolved = resolved(json.required(name));
    return resolved.isValueNode() ? resolved.asText() : resolved.toString();
  }

  /** The members of an object of the properties, each as text. */
  Map<String, String> texts(JsonNode object) {
    Map<String, String> texts = new HashMap<>();
    object
        .properties()
        .forEach(each -> texts.put(each.getKey(), references.apply(each.getValue())));
    return texts;
  }

  private JsonNode resolved(JsonNode node) {
    if (!node.isObject()) {
      return node;
    }
    if (isReference(node)) {
      return Json.MAPPER.getNodeFactory().textNode(references.apply(node));
    }
    ObjectNode copy = Json.MAPPER.createObjectNode();
    node.properties().forEach(each -> copy.set(each.getKey(), resolved(each.getValue())));
    return copy;
  }

  private static boolean isReference(JsonNode node) {
    return node.size() == 1 && (node.has("Ref") || node.fieldNames().next().startsWith("Fn::"));
  }
}
