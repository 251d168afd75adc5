package dev.comanda.engine.runtime.assembly;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Orders resources so that each comes after those that it refers to. */
final class Dependencies {

  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z0-9]+)[.}]");

  private final String stack;
  private final Map<String, JsonNode> resources;
  private final Set<String> ordered = new LinkedHashSet<>();

  private Dependencies(String stack, Map<String, JsonNode> resources) {
    this.stack = stack;
    this.resources = resources;
  }

  /**
   * The logical ids in order; where nothing else decides, as in the template.
   *
   * @throws AssemblyException if some depend on each other in a circle; the message names it
   */
  static List<String> order(String stack, Map<String, JsonNode> resources) {
    Dependencies dependencies = new Dependencies(stack, resources);
    resources.keySet().forEach(id -> dependencies.visit(id, new LinkedHashMap<>()));
    return new ArrayList<>(dependencies.ordered);
  }

  private void visit(String logicalId, LinkedHashMap<String, Boolean> path) {
    if (ordered.contains(logicalId)) {
      return;
    }
    if (path.put(logicalId, true) != null) {
      throw new AssemblyException(
          stack + ": resources depend on each other in a circle: " + path.keySet());
    }
    Set<String> needed = new LinkedHashSet<>();
    collect(resources.get(logicalId).path("Properties"), needed);
    JsonNode dependsOn = resources.get(logicalId).path("DependsOn");
    if (dependsOn.isTextual()) {
      needed.add(dependsOn.asText());
    }
    dependsOn.forEach(id -> needed.add(id.asText()));
    for (String id : needed) {
      if (resources.containsKey(id)) {
        visit(id, path);
      }
    }
    path.remove(logicalId);
    ordered.add(logicalId);
  }

  /** Every name that a part of a template may refer to, resources or not. */
  private static void collect(JsonNode node, Set<String> names) {
    if (node.isObject() && node.size() == 1) {
      if (node.has("Ref")) {
        names.add(node.get("Ref").asText());
      } else if (node.has("Fn::GetAtt")) {
        JsonNode target = node.get("Fn::GetAtt");
        names.add(target.isTextual() ? target.asText().split("\\.")[0] : target.path(0).asText());
      } else if (node.has("Fn::Sub")) {
        JsonNode sub = node.get("Fn::Sub");
        Matcher variable = VARIABLE.matcher(sub.isTextual() ? sub.asText() : sub.path(0).asText());
        while (variable.find()) {
          names.add(variable.group(1));
        }
      }
    }
    node.forEach(child -> collect(child, names));
  }
}
