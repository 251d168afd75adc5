package dev.comanda.engine.runtime.assembly;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.comanda.engine.aws.Json;
import java.util.HashMap;
import java.util.Map;

/** The values of a stack's parameters. */
final class Parameters {

  /** The version of the CDK's bootstrap stack, which nothing but a deployment looks at. */
  private static final String BOOTSTRAP = "BootstrapVersion";

  private Parameters() {}

  static Map<String, JsonNode> of(Stack stack, Map<String, String> given) {
    Map<String, JsonNode> definitions = stack.template().parameters();
    for (String name : given.keySet()) {
      if (!definitions.containsKey(name)) {
        throw new AssemblyException(
            "The stack %s has no parameter %s; it has %s"
                .formatted(stack.name(), name, definitions.keySet()));
      }
    }
    Map<String, JsonNode> values = new HashMap<>();
    definitions.forEach(
        (name, definition) -> {
          String value = given.get(name);
          if (value == null && definition.has("Default")) {
            value = definition.get("Default").asText();
          }
          if (value != null) {
            values.put(name, typed(value, definition.path("Type").asText()));
          } else if (!name.equals(BOOTSTRAP)) {
            throw new AssemblyException(
                "The parameter %s of the stack %s has no default: give it with --parameter %s:%s=VALUE"
                    .formatted(name, stack.name(), stack.name(), name));
          }
        });
    return values;
  }

  private static JsonNode typed(String value, String type) {
    if (!type.equals("CommaDelimitedList") && !type.startsWith("List<")) {
      return TextNode.valueOf(value);
    }
    ArrayNode list = Json.array();
    for (String element : value.split(",")) {
      list.add(element.strip());
    }
    return list;
  }
}
