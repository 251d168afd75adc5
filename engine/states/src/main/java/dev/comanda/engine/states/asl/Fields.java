package dev.comanda.engine.states.asl;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.engine.states.asl.TemplateParser.Outcome;
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
  private final QueryLanguage language;
  private final boolean anyLanguage;
  private final Set<String> read = new HashSet<>(Set.of("Comment"));

  private Fields(
      JsonNode object,
      String location,
      Diagnostics diagnostics,
      QueryLanguage language,
      boolean anyLanguage) {
    this.object = object;
    this.location = location;
    this.diagnostics = diagnostics;
    this.language = language;
    this.anyLanguage = anyLanguage;
  }

  /** The fields of a value, which is refused when it is no object. */
  static Fields of(
      JsonNode value, String location, Diagnostics diagnostics, QueryLanguage language) {
    var fields = new Fields(value, location, diagnostics, language, false);
    if (!value.isObject()) {
      fields.refuse("Expected value of type Object");
    }
    return fields;
  }

  /** The same object, read as a state of that language. */
  Fields in(QueryLanguage stateLanguage) {
    return new Fields(object, location, diagnostics, stateLanguage, false);
  }

  /** The same object, read without regard to which language a field belongs to. */
  Fields inAnyLanguage() {
    return new Fields(object, location, diagnostics, QueryLanguage.JSONPATH, true);
  }

  QueryLanguage language() {
    return language;
  }

  String location() {
    return location.isEmpty() ? "/" : location;
  }

  String at(String name) {
    return location + "/" + name;
  }

  boolean isObject() {
    return object.isObject();
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

  /** Refuses more than one of these. */
  void exclude(String... names) {
    if (Stream.of(names).filter(object::has).count() > 1) {
      refuse("There should only be one of the following fields: " + List.of(names));
    }
  }

  /** Refuses these where the language is JSONata. */
  void jsonPath(String... names) {
    onlyIn(QueryLanguage.JSONPATH, names);
  }

  /** Refuses these where the language is JSONPath. */
  void jsonata(String... names) {
    onlyIn(QueryLanguage.JSONATA, names);
  }

  private void onlyIn(QueryLanguage supporting, String... names) {
    for (String name : names) {
      read.add(name);
      if (object.has(name) && language != supporting && !anyLanguage) {
        refuse(
            "The QueryLanguage is set to '%s', but field '%s' is only supported for the '%s' QueryLanguage"
                .formatted(language, name, supporting));
      }
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

  /** A text that must be one of these; null when it is absent. */
  String oneOf(String name, List<String> values) {
    String text = text(name);
    if (text != null && !values.contains(text)) {
      refuse(name, "The field '" + name + "' should have one of these values: " + values);
    }
    return text;
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
    return value == null ? null : inBounds(name, value, min, max);
  }

  private long inBounds(String name, JsonNode value, long min, long max) {
    if (!value.isIntegralNumber()) {
      refuse(name, "Expected value of type Integer");
      return min;
    }
    if (value.canConvertToLong() && value.longValue() < min) {
      refuse(name, "Minimum value is " + min);
      return min;
    }
    if (!value.canConvertToLong() || value.longValue() > max) {
      refuse(name, "Maximum value is " + max);
      return min;
    }
    return value.longValue();
  }

  Double number(String name, double min, double max) {
    JsonNode value = get(name);
    if (value == null) {
      return null;
    }
    if (!value.isNumber()) {
      refuse(name, "Expected value of type Number");
    } else if (value.doubleValue() < min) {
      refuse(name, "Minimum value is " + min);
    } else if (value.doubleValue() > max) {
      refuse(name, "Maximum value is " + max);
    } else {
      return value.doubleValue();
    }
    return min;
  }

  List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    JsonNode value = get(name);
    if (value == null) {
      return texts;
    }
    if (!value.isArray()) {
      refuse(name, "Expected value of type Array");
      return texts;
    }
    requireElements(name);
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
      list.add(Fields.of(value.get(i), at(name) + "[" + i + "]", diagnostics, language));
    }
    return list;
  }

  /** The object in a field; null when it is absent. */
  Fields object(String name) {
    JsonNode value = get(name);
    return value == null ? null : Fields.of(value, at(name), diagnostics, language);
  }

  /** A value that may hold expressions; null when it is absent. */
  Template template(String name) {
    return template(name, Outcome.NONE);
  }

  /** A value that may hold expressions, which may read {@code outcome}; null when it is absent. */
  Template template(String name, Outcome outcome) {
    JsonNode value = get(name);
    if (value == null) {
      return null;
    }
    return language == QueryLanguage.JSONATA
        ? new TemplateParser(diagnostics, outcome).parse(value, at(name))
        : new Template.Literal(value);
  }

  /** A whole number, or an expression for one; null when it is absent. */
  Template count(String name, long min, long max) {
    Template count = template(name);
    if (count instanceof Template.Literal literal) {
      inBounds(name, literal.value(), min, max);
    }
    return count;
  }

  /** The templates of an object's members, by name; none when it is absent. */
  Map<String, Template> templates(String name, Outcome outcome) {
    Map<String, Template> templates = new LinkedHashMap<>();
    Fields members = object(name);
    if (members != null) {
      members
          .object
          .fieldNames()
          .forEachRemaining(member -> templates.put(member, members.template(member, outcome)));
    }
    return templates;
  }

  /** Takes every field for read. */
  void readAll() {
    object.fieldNames().forEachRemaining(read::add);
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
