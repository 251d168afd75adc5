package dev.comanda.engine.runtime.assembly;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A CloudFormation template, unresolved.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-anatomy.html">Template
 *     anatomy</a>
 */
public final class Template {

  private final JsonNode root;

  Template(JsonNode root) {
    this.root = root;
  }

  /** The resources by logical id, each with {@code Type}, {@code Properties} and the rest. */
  Map<String, JsonNode> resources() {
    return members("Resources");
  }

  /** The parameters by name. */
  Map<String, JsonNode> parameters() {
    return members("Parameters");
  }

  /** The conditions by name. */
  Map<String, JsonNode> conditions() {
    return members("Conditions");
  }

  /** The outputs by name. */
  Map<String, JsonNode> outputs() {
    return members("Outputs");
  }

  /** The mappings; a missing node when there are none. */
  JsonNode mappings() {
    return root.path("Mappings");
  }

  private Map<String, JsonNode> members(String section) {
    Map<String, JsonNode> members = new LinkedHashMap<>();
    root.path(section).properties().forEach(e -> members.put(e.getKey(), e.getValue()));
    return members;
  }
}
