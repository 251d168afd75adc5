package dev.comanda.engine.runtime.assembly;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.comanda.engine.aws.Environment;
import dev.comanda.engine.aws.Json;
import dev.comanda.engine.aws.service.Created;
import dev.comanda.engine.aws.service.Resource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the names in one stack's template stand for, while its resources are being made. */
public final class StackScope {

  private static final JsonNode NOTHING = Json.object();

  private final Stack stack;
  private final Map<String, JsonNode> parameters;
  private final Map<String, JsonNode> exports;
  private final Map<String, Created> created = new HashMap<>();
  private final Conditions conditions = new Conditions(this);
  private final Intrinsics intrinsics = new Intrinsics(this);

  /**
   * @param given values for parameters, by name; the others take their defaults
   * @param exports what the stacks before this one export; {@link #outputs} adds to it
   * @throws AssemblyException if a parameter has no value, or a value no parameter
   */
  public StackScope(Stack stack, Map<String, String> given, Map<String, JsonNode> exports) {
    this.stack = stack;
    this.exports = exports;
    this.parameters = Parameters.of(stack, given);
  }

  /**
   * The resources to make, in the order of their dependencies. Those whose condition does not hold
   * are left out.
   *
   * @throws AssemblyException if they depend on each other in a circle
   */
  public List<String> order() {
    Map<String, JsonNode> present = new LinkedHashMap<>();
    template()
        .resources()
        .forEach(
            (logicalId, resource) -> {
              Position at = position(logicalId);
              if (!resource.has("Condition")
                  || conditions.holds(resource.get("Condition").asText(), at)) {
                present.put(logicalId, resource);
              }
            });
    return Dependencies.order(stack.name(), present);
  }

  /** The stack's name. */
  public String name() {
    return stack.name();
  }

  /** The type of a resource. */
  public String type(String logicalId) {
    return template().resources().get(logicalId).path("Type").asText();
  }

  /**
   * A resource with its properties resolved. Those it depends on must have been {@link #add added}.
   *
   * @throws AssemblyException if a property cannot be resolved
   */
  public Resource resource(String logicalId) {
    JsonNode properties = template().resources().get(logicalId).path("Properties");
    Position at = position(logicalId).in("Properties");
    return new Resource(
        stack.name(),
        stack.region(),
        logicalId,
        type(logicalId),
        (ObjectNode) resolve(properties.isObject() ? properties : NOTHING, at));
  }

  /** Tells what a resource became, so that others can refer to it. */
  public void add(String logicalId, Created resource) {
    created.put(logicalId, resource);
  }

  /**
   * The outputs by name, once every resource has been made; exported ones become known to later
   * stacks.
   */
  public Map<String, String> outputs() {
    Map<String, String> outputs = new LinkedHashMap<>();
    template()
        .outputs()
        .forEach(
            (name, output) -> {
              Position at = new Position(stack.name(), "Outputs." + name);
              if (output.has("Condition")
                  && !conditions.holds(output.get("Condition").asText(), at)) {
                return;
              }
              JsonNode value = resolve(output.path("Value"), at.in("Value"));
              outputs.put(name, value.asText());
              JsonNode export = output.path("Export").path("Name");
              if (!export.isMissingNode()) {
                exports.put(resolve(export, at.in("Export")).asText(), value);
              }
            });
    return outputs;
  }

  Template template() {
    return stack.template();
  }

  Conditions conditions() {
    return conditions;
  }

  JsonNode resolve(JsonNode node, Position at) {
    return intrinsics.resolve(node, at);
  }

  /** The stack's region. */
  String region() {
    return stack.region();
  }

  /** What {@code Ref} of a name gives. */
  JsonNode reference(String name, Position at) {
    if (parameters.containsKey(name)) {
      return parameters.get(name);
    }
    if (name.startsWith("AWS::")) {
      return pseudoParameter(name, at);
    }
    return TextNode.valueOf(made(name, at).ref());
  }

  /** What {@code Fn::GetAtt} gives. */
  String attribute(String logicalId, String name, Position at) {
    Created resource = made(logicalId, at);
    String value = resource.attributes().get(name);
    if (value == null) {
      throw at.problem(
          logicalId
              + " ("
              + type(logicalId)
              + ") has no attribute "
              + name
              + " here; it has "
              + new ArrayList<>(resource.attributes().keySet()));
    }
    return value;
  }

  /** What another stack exports under a name. */
  JsonNode export(String name, Position at) {
    JsonNode value = exports.get(name);
    if (value == null) {
      throw at.problem("No stack before this one exports " + name);
    }
    return value;
  }

  private Created made(String logicalId, Position at) {
    Created resource = created.get(logicalId);
    if (resource == null) {
      throw at.problem("There is no resource or parameter " + logicalId);
    }
    return resource;
  }

  private JsonNode pseudoParameter(String name, Position at) {
    return switch (name) {
      case "AWS::AccountId" -> TextNode.valueOf(Environment.ACCOUNT);
      case "AWS::Region" -> TextNode.valueOf(stack.region());
      case "AWS::Partition" -> TextNode.valueOf("aws");
      case "AWS::URLSuffix" -> TextNode.valueOf("amazonaws.com");
      case "AWS::StackName" -> TextNode.valueOf(stack.name());
      case "AWS::StackId" ->
          TextNode.valueOf(Environment.arn("cloudformation", "stack/" + stack.name() + "/local"));
      case "AWS::NotificationARNs" -> Json.array();
      default -> throw at.problem("There is no pseudo parameter " + name);
    };
  }

  private Position position(String logicalId) {
    return new Position(stack.name(), "Resources." + logicalId);
  }
}
