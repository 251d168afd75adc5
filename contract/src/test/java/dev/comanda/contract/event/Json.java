package dev.comanda.contract.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Events as trees, and places in them as JSON pointers. */
final class Json {

  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(DeserializationFeature.USE_LONG_FOR_INTS);

  private Json() {}

  static JsonNode read(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(json, e);
    }
  }

  static Map<String, Object> map(JsonNode json) {
    return MAPPER.convertValue(json, new TypeReference<>() {});
  }

  static JsonNode with(JsonNode json, String pointer, String value) {
    ((ObjectNode) owner(json, pointer)).set(name(pointer), read(value));
    return json;
  }

  static JsonNode owner(JsonNode json, String pointer) {
    return json.at(pointer.substring(0, pointer.lastIndexOf('/')));
  }

  static String name(String pointer) {
    return pointer.substring(pointer.lastIndexOf('/') + 1);
  }

  static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  /** The places of all values, of an array's elements only the first. */
  static List<String> pointers(JsonNode node) {
    return pointers(node, "");
  }

  private static List<String> pointers(JsonNode node, String pointer) {
    List<String> all = new ArrayList<>(List.of(pointer));
    node.properties()
        .forEach(field -> all.addAll(pointers(field.getValue(), pointer + "/" + field.getKey())));
    if (node.isArray()) {
      all.addAll(pointers(node.get(0), pointer + "/0"));
    }
    return all;
  }

  /** What a schema says of a place in what it describes; empty if it says nothing. */
  static JsonNode described(JsonNode document, String pointer) {
    JsonNode schema = document;
    for (String step : pointer.substring(1).split("/")) {
      schema = resolved(document, schema);
      schema =
          step.matches("\\d+")
              ? schema.path("items")
              : schema.path("properties").has(step)
                  ? schema.path("properties").path(step)
                  : schema.path("additionalProperties");
    }
    return schema;
  }

  private static JsonNode resolved(JsonNode document, JsonNode schema) {
    return schema.has("$ref") ? document.at(schema.get("$ref").asText().substring(1)) : schema;
  }
}
