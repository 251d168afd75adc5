package dev.comanda.engine.aws.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.comanda.engine.aws.Json;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Replaces {@code {{resolve:service:reference}}} in the texts of a resource's properties, as
 * CloudFormation does just before it makes the resource.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html">Dynamic
 *     references</a>
 */
public final class DynamicReferences {

  /** Finds the value of the references to one service. */
  @FunctionalInterface
  public interface Resolver {
    /**
     * The value.
     *
     * @param reference what follows the service's name in the braces
     * @throws IllegalArgumentException if there is no such value; the message says which
     */
    String resolve(String reference);
  }

  private static final Pattern REFERENCE = Pattern.compile("\\{\\{resolve:([^:{}]+):([^{}]+)}}");

  private final Map<String, Resolver> resolvers;

  /**
   * @param resolvers by service, such as {@code secretsmanager}
   */
  public DynamicReferences(Map<String, Resolver> resolvers) {
    this.resolvers = resolvers;
  }

  /**
   * The resource with every reference in its properties replaced by its value.
   *
   * @throws IllegalArgumentException if one cannot be resolved; the message names it
   */
  public Resource resolve(Resource resource) {
    return new Resource(
        resource.stack(),
        resource.region(),
        resource.logicalId(),
        resource.type(),
        (ObjectNode) resolve(resource.properties()));
  }

  private JsonNode resolve(JsonNode node) {
    if (node.isObject()) {
      ObjectNode resolved = Json.object();
      node.properties().forEach(e -> resolved.set(e.getKey(), resolve(e.getValue())));
      return resolved;
    }
    if (node.isArray()) {
      ArrayNode resolved = Json.array();
      node.forEach(element -> resolved.add(resolve(element)));
      return resolved;
    }
    return node.isTextual() && node.textValue().contains("{{resolve:")
        ? TextNode.valueOf(resolve(node.textValue()))
        : node;
  }

  private String resolve(String text) {
    Matcher reference = REFERENCE.matcher(text);
    StringBuilder resolved = new StringBuilder();
    while (reference.find()) {
      Resolver resolver = resolvers.get(reference.group(1));
      if (resolver == null) {
        throw new IllegalArgumentException(
            "The dynamic reference %s is to a service that is not known here; there are %s"
                .formatted(reference.group(), resolvers.keySet()));
      }
      String value;
      try {
        value = resolver.resolve(reference.group(2));
      } catch (RuntimeException e) {
        throw new IllegalArgumentException(
            "The dynamic reference %s cannot be resolved: %s"
                .formatted(reference.group(), e.getMessage()),
            e);
      }
      reference.appendReplacement(resolved, Matcher.quoteReplacement(value));
    }
    return reference.appendTail(resolved).toString();
  }
}
