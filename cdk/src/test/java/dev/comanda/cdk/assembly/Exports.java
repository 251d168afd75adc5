package dev.comanda.cdk.assembly;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the stacks of an assembly export, and who imports it.
 *
 * @param byName the exports
 * @param importers the stacks that import an export, by its name; nothing for one that none does
 */
public record Exports(Map<String, Export> byName, Map<String, Set<String>> importers) {

  /** A value that a stack exports: a reference to a resource of its own. */
  public record Export(String stack, JsonNode value) {

    /** The logical id of the resource whose value it is. */
    String resourceId() {
      return value.has("Ref")
          ? value.path("Ref").asText()
          : value.path("Fn::GetAtt").path(0).asText();
    }
  }

  public static Exports of(Assembly assembly) {
    Map<String, Export> byName = new TreeMap<>();
    Map<String, Set<String>> importers = new TreeMap<>();
    for (String stack : assembly.stacks()) {
      JsonNode template = assembly.template(stack);
      for (JsonNode output : template.path("Outputs")) {
        if (output.has("Export")) {
          byName.put(output.at("/Export/Name").asText(), new Export(stack, output.path("Value")));
        }
      }
      for (JsonNode imported : template.findValues("Fn::ImportValue")) {
        importers.computeIfAbsent(imported.asText(), name -> new TreeSet<>()).add(stack);
      }
    }
    return new Exports(byName, importers);
  }
}
