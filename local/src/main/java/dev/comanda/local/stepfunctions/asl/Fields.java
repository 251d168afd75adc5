package dev.comanda.local.stepfunctions.asl;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Reads the fields of one object of a definition, and notes those that nobody reads. */
final class Fields {

  private final JsonNode object;
  private final String location;
  private final Diagnostics diagnostics;
  private final Set<String> read = new HashSet<>(Set.of("Comment"));

  Fields(JsonNode object, String location, Diagnostics diagnostics) {
    this.object = object;
    this.location = location;
    this.diagnostics = diagnostics;
    if (!object.isObject()) {
      refuse("Expected value of type Object");
    }
  }

  String location() {
    return location.isEmpty() ? "/" : location;
  }

  String at(String name) {
    return location + "/" + name;
  }

  boolean has(String name) {
    return object.has(name);
  }

  void refuse(String message) {
    diagnostics.schema(location(), message);
  }

  void refuse(String name, String message) {
    diagnostics.schema(at(name), message);
  }

  void require(String... names) {
    List<String> missing = Stream.of(names).filter(name -> !object.has(name)).toList();
    if (!missing.isEmpty()) {
      refuse("These fields are required: " + missing);
    }
  }

  /** Refuses an array without elements. */
  void requireElements(String name) {
    if (object.path(name).isArray() && object.path(name).isEmpty()) {
      refuse(name, "Value cannot be empty");
    }
  }

  /** The field; null when it is absent. */
  JsonNode get(String name) {
    read.add(name);
    return object.get(name);
  }

  String text(String name) {
    JsonNode value = get(name);
    if (value == null) {
      return null;
    }
    if (!value.isTextual()) {
      refuse(name, "Expected value of type String");
      return null;
    }
    return value.textValue();
  }

  boolean truth(String name) {
    JsonNode value = get(name);
    if (value != null && !value.isBoolean()) {
      refuse(name, "Expected value of type Boolean");
    }
    return value != null && value.booleanValue();
  }

  Long whole(String name, long min, long max) {
    JsonNode value = get(name);
    if (value == null) {
      return null;
    }
    if (!value.isIntegralNumber() || value.longValue() < min || value.longValue() > max) {
      refuse(name, "Expected value of type Integer from " + min + " to " + max);
      return min;
    }
    return value.longValue();
  }

  Double number(String name, double min) {
    JsonNode value = get(name);
    if (value == null) {
      return null;
    }
    if (!value.isNumber() || value.doubleValue() < min) {
      refuse(name, "Expected value of type Number of at least " + min);
      return min;
    }
    return value.doubleValue();
  }

  List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    JsonNode value = get(name);
    if (value == null || !value.isArray() || value.isEmpty()) {
      refuse(name, "Expected value of type Array with at least one String");
      return texts;
    }
    value.forEach(element -> texts.add(element.asText()));
    return texts;
  }

  /** The objects of an array; none when it is absent. */
  List<Fields> list(String name) {
    List<Fields> list = new ArrayList<>();
    JsonNode value = get(name);
    if (value == null) {
      return list;
    }
    if (!value.isArray()) {
      refuse(name, "Expected value of type Array");
      return list;
    }
    for (int i = 0; i < value.size(); i++) {
      list.add(new Fields(value.get(i), at(name) + "[" + i + "]", diagnostics));
    }
    return list;
  }

  /** The object in a field; null when it is absent. */
  Fields object(String name) {
    JsonNode value = get(name);
    return value == null ? null : new Fields(value, at(name), diagnostics);
  }

  /** A value that may hold expressions; null when it is absent. */
  Template template(String name) {
    JsonNode value = get(name);
    return value == null ? null : new TemplateParser(diagnostics).parse(value, at(name));
  }

  /** The templates of an object's members, by name; none when it is absent. */
  Map<String, Template> templates(String name) {
    Map<String, Template> templates = new LinkedHashMap<>();
    Fields members = object(name);
    if (members != null) {
      members.object.fieldNames().forEachRemaining(n -> templates.put(n, members.template(n)));
    }
    return templates;
  }

  /** Refuses every field that was not read. */
  void end() {
    object
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!read.contains(name)) {
                refuse("Field '" + name + "' is not supported");
              }
            });
  }
}
