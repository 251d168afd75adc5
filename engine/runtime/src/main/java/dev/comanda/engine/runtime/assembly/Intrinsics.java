package dev.comanda.engine.runtime.assembly;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.comanda.engine.aws.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Replaces the intrinsic functions in a part of a template by their values.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html">Intrinsic
 *     functions</a>
 */
final class Intrinsics {

  /** {@code AWS::NoValue}: whatever holds it does without that member. */
  private static final JsonNode NO_VALUE = MissingNode.getInstance();

  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}]+)}");

  private interface Intrinsic {
    JsonNode value(JsonNode argument, Position at);
  }

  private final StackScope scope;
  private final Map<String, Intrinsic> functions;

  Intrinsics(StackScope scope) {
    this.scope = scope;
    this.functions =
        Map.ofEntries(
            Map.entry("Ref", this::ref),
            Map.entry("Fn::GetAtt", this::getAtt),
            Map.entry("Fn::Join", this::join),
            Map.entry("Fn::Sub", this::sub),
            Map.entry("Fn::ImportValue", this::importValue),
            Map.entry("Fn::Select", this::select),
            Map.entry("Fn::Split", this::split),
            Map.entry("Fn::FindInMap", this::findInMap),
            Map.entry("Fn::If", this::ifCondition),
            Map.entry("Fn::GetAZs", this::availabilityZones),
            Map.entry("Fn::Base64", this::base64));
  }

  /**
   * The node with every intrinsic in it resolved; a missing node for {@code AWS::NoValue}.
   *
   * @throws AssemblyException if an intrinsic is unknown or cannot be resolved
   */
  JsonNode resolve(JsonNode node, Position at) {
    if (node.isObject()) {
      String first = node.isEmpty() ? "" : node.fieldNames().next();
      if (node.size() == 1 && (first.equals("Ref") || first.startsWith("Fn::"))) {
        Intrinsic function = functions.get(first);
        if (function == null) {
          throw at.problem("The intrinsic function " + first + " is not known here");
        }
        return function.value(node.get(first), at.in(first));
      }
      ObjectNode resolved = Json.object();
      node.properties()
          .forEach(
              field -> {
                JsonNode value = resolve(field.getValue(), at.in(field.getKey()));
                if (!value.isMissingNode()) {
                  resolved.set(field.getKey(), value);
                }
              });
      return resolved;
    }
    if (node.isArray()) {
      ArrayNode resolved = Json.array();
      for (int i = 0; i < node.size(); i++) {
        JsonNode value = resolve(node.get(i), at.in(String.valueOf(i)));
        if (!value.isMissingNode()) {
          resolved.add(value);
        }
      }
      return resolved;
    }
    return node;
  }

  private JsonNode ref(JsonNode argument, Position at) {
    return argument.asText().equals("AWS::NoValue")
        ? NO_VALUE
        : scope.reference(argument.asText(), at);
  }

  private JsonNode getAtt(JsonNode argument, Position at) {
    String whole = argument.isTextual() ? argument.asText() : null;
    int dot = whole == null ? -1 : whole.indexOf('.');
    if (whole != null && dot < 0) {
      throw at.problem("'" + whole + "' names no attribute: Resource.Attribute is expected");
    }
    String logicalId = whole == null ? argument.path(0).asText() : whole.substring(0, dot);
    String attribute = whole == null ? text(argument.path(1), at) : whole.substring(dot + 1);
    return TextNode.valueOf(scope.attribute(logicalId, attribute, at));
  }

  private JsonNode join(JsonNode argument, Position at) {
    ArrayNode parts = list(argument.path(1), at);
    StringBuilder joined = new StringBuilder();
    for (int i = 0; i < parts.size(); i++) {
      joined.append(i == 0 ? "" : argument.path(0).asText()).append(text(parts.get(i), at));
    }
    return TextNode.valueOf(joined.toString());
  }

  private JsonNode sub(JsonNode argument, Position at) {
    String pattern = argument.isTextual() ? argument.asText() : argument.path(0).asText();
    JsonNode variables = argument.isTextual() ? MissingNode.getInstance() : argument.path(1);
    Matcher matcher = VARIABLE.matcher(pattern);
    StringBuilder result = new StringBuilder();
    while (matcher.find()) {
      String value = substitute(matcher.group(1), variables, at);
      matcher.appendReplacement(result, Matcher.quoteReplacement(value));
    }
    return TextNode.valueOf(matcher.appendTail(result).toString());
  }

  private String substitute(String name, JsonNode variables, Position at) {
    if (name.startsWith("!")) {
      return "${" + name.substring(1) + "}";
    }
    if (variables.has(name)) {
      return text(variables.get(name), at.in(name));
    }
    int dot = name.indexOf('.');
    return dot < 0
        ? scope.reference(name, at).asText()
        : scope.attribute(name.substring(0, dot), name.substring(dot + 1), at);
  }

  private JsonNode importValue(JsonNode argument, Position at) {
    return scope.export(text(argument, at), at);
  }

  private JsonNode select(JsonNode argument, Position at) {
    int index = Integer.parseInt(text(argument.path(0), at));
    ArrayNode choices = list(argument.path(1), at);
    if (index < 0 || index >= choices.size()) {
      throw at.problem("There is no element " + index + " among " + choices.size());
    }
    return choices.get(index);
  }

  private JsonNode split(JsonNode argument, Position at) {
    ArrayNode parts = Json.array();
    String delimiter = Pattern.quote(argument.path(0).asText());
    for (String part : text(argument.path(1), at).split(delimiter, -1)) {
      parts.add(part);
    }
    return parts;
  }

  private JsonNode findInMap(JsonNode argument, Position at) {
    String map = text(argument.path(0), at);
    String top = text(argument.path(1), at);
    String second = text(argument.path(2), at);
    JsonNode value = scope.template().mappings().path(map).path(top).path(second);
    if (value.isMissingNode()) {
      throw at.problem("There is no mapping " + map + "." + top + "." + second);
    }
    return value;
  }

  private JsonNode ifCondition(JsonNode argument, Position at) {
    boolean condition = scope.conditions().holds(argument.path(0).asText(), at);
    return resolve(argument.path(condition ? 1 : 2), at.in(condition ? "1" : "2"));
  }

  private JsonNode availabilityZones(JsonNode argument, Position at) {
    ArrayNode zones = Json.array();
    List.of("a", "b", "c").forEach(zone -> zones.add(scope.region() + zone));
    return zones;
  }

  private JsonNode base64(JsonNode argument, Position at) {
    byte[] bytes = text(argument, at).getBytes(StandardCharsets.UTF_8);
    return TextNode.valueOf(Base64.getEncoder().encodeToString(bytes));
  }

  private String text(JsonNode node, Position at) {
    JsonNode value = resolve(node, at);
    if (!value.isValueNode()) {
      throw at.problem("A single value is expected, not " + value);
    }
    return value.asText();
  }

  private ArrayNode list(JsonNode node, Position at) {
    if (resolve(node, at) instanceof ArrayNode list) {
      return list;
    }
    throw at.problem("A list is expected, not " + node);
  }
}
