package dev.comanda.cdk.assembly;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What {@code Ref}, {@code Fn::GetAtt} or {@code Fn::ImportValue} in a template leads to.
 *
 * @param attribute {@code Ref} for what that gives
 */
public record Reference(Resource resource, String attribute) {

  public static Reference of(Assembly assembly, String stack, JsonNode value) {
    if (value.has("Ref")) {
      return new Reference(assembly.resource(stack, value.path("Ref").asText()), "Ref");
    }
    if (value.has("Fn::GetAtt")) {
      return new Reference(
          assembly.resource(stack, value.at("/Fn::GetAtt/0").asText()),
          value.at("/Fn::GetAtt/1").asText());
    }
    String export = value.path("Fn::ImportValue").asText();
    for (String other : assembly.stacks()) {
      for (JsonNode output : assembly.template(other).path("Outputs")) {
        if (output.at("/Export/Name").asText("-").equals(export)) {
          return of(assembly, other, output.path("Value"));
        }
      }
    }
    throw new AssertionError(stack + " has " + value + ", which is no reference to a resource");
  }
}
