package dev.comanda.engine.runtime.assembly;

/**
 * One stack of an assembly.
 *
 * @param name its CloudFormation name
 * @param region what {@code AWS::Region} gives in it
 * @param template what it is made of
 */
public record Stack(String name, String region, Template template) {

  /** Whether the template has a resource of this type. */
  public boolean has(String type) {
    return template.resources().values().stream()
        .anyMatch(resource -> resource.path("Type").asText().equals(type));
  }

  /** Whether the template has a parameter of this name. */
  public boolean hasParameter(String parameter) {
    return template.parameters().containsKey(parameter);
  }
}
