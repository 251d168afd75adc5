package dev.comanda.local.assembly;

/**
 * One stack of an assembly.
 *
 * @param name its CloudFormation name
 * @param template what it is made of
 */
public record Stack(String name, Template template) {

  /** Whether the template has a parameter of this name. */
  public boolean hasParameter(String parameter) {
    return template.parameters().containsKey(parameter);
  }
}
