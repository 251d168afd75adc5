package dev.comanda.contract.event;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A shape as a document of JSON Schema. Every object takes members that it does not know.
 *
 * @see <a href="https://json-schema.org/draft/2020-12/json-schema-core">JSON Schema 2020-12</a>
 */
final class SchemaDocument {

  private SchemaDocument() {}

  static Map<String, Object> of(String id, Shape<?> event) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    document.put("$id", id);
    document.put("title", event.name());
    document.putAll(object(event));
    Map<String, Object> within = new LinkedHashMap<>();
    define(event, within);
    document.put("$defs", within);
    return document;
  }

  private static void define(Shape<?> of, Map<String, Object> within) {
    of.members().stream()
        .flatMap(member -> member.kind().shape().stream())
        .filter(shape -> !within.containsKey(shape.name()))
        .forEach(
            shape -> {
              within.put(shape.name(), object(shape));
              define(shape, within);
            });
  }

  private static Map<String, Object> object(Shape<?> shape) {
    Map<String, Object> properties = new LinkedHashMap<>();
    List<String> required = new ArrayList<>();
    for (Member<?, ?> member : shape.members()) {
      properties.put(member.name(), described(member.description(), member.kind().schema()));
      if (!member.kind().optional()) {
        required.add(member.name());
      }
    }
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("type", "object");
    object.put("required", required);
    object.put("properties", properties);
    return described(shape.description(), object);
  }

  private static Map<String, Object> described(String description, Map<String, Object> schema) {
    Map<String, Object> described = new LinkedHashMap<>();
    if (!description.isEmpty()) {
      described.put("description", description);
    }
    described.putAll(schema);
    return described;
  }
}
