package dev.comanda.cdk.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.cdk.assembly.Assembly;
import dev.comanda.cdk.assembly.Reference;
import dev.comanda.cdk.assembly.Resource;
import dev.comanda.cdk.assembly.TemplateText;
import java.util.List;
import java.util.Set;

/** A dimension's value in a template, held against what {@link AwsMetrics} knows of it. */
public record DimensionValue(Assembly assembly, String stack, JsonNode value) {

  /**
   * Checks the value.
   *
   * @return the resource that it is of; empty for a value that is one of a list
   */
  public Set<Resource> check(String what, JsonNode allowed) {
    if (allowed.isArray()) {
      assertThat(Resource.texts(allowed)).as(what).contains(value.asText());
      return Set.of();
    }
    String rule = allowed.asText();
    if (rule.contains("#")) {
      return property(
          what, rule.substring(0, rule.indexOf('#')), rule.substring(rule.indexOf('#') + 1));
    }
    if (rule.endsWith(":name")) {
      return alias(what);
    }
    int dot = rule.lastIndexOf('.');
    Reference reference = Reference.of(assembly, stack, value);
    assertThat(reference.resource().type()).as(what).isEqualTo(rule.substring(0, dot));
    assertThat(reference.attribute()).as(what).isEqualTo(rule.substring(dot + 1));
    return Set.of(reference.resource());
  }

  private Set<Resource> property(String what, String type, String name) {
    List<Resource> owners =
        assembly.resources(type).stream()
            .filter(
                resource -> resource.properties().findValues(name).stream().anyMatch(this::isSame))
            .toList();
    assertThat(owners)
        .as("%s is %s, which is the %s of some %s", what, value, name, type)
        .isNotEmpty();
    return Set.copyOf(owners);
  }

  private boolean isSame(JsonNode other) {
    return TemplateText.of(other).whole().equals(TemplateText.of(value).whole());
  }

  /** The function's name with the alias: {@code <FunctionName>:live}. */
  private Set<Resource> alias(String what) {
    String text = value.toString();
    List<Resource> aliases =
        assembly.resources("AWS::Lambda::Alias").stream()
            .filter(alias -> alias.stack().equals(stack))
            .filter(
                alias ->
                    text.contains("\"" + alias.at("/FunctionName/Ref").asText() + "\"")
                            && text.contains(":" + alias.at("/Name").asText())
                        || text.contains("{\"Ref\":\"" + alias.id() + "\"}"))
            .toList();
    assertThat(aliases).as("%s is %s, an alias", what, text).hasSize(1);
    return Set.of(assembly.resource(stack, aliases.get(0).at("/FunctionName/Ref").asText()));
  }
}
