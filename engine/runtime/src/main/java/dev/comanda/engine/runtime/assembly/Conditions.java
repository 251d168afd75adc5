package dev.comanda.engine.runtime.assembly;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/**
 * The conditions of one template.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-conditions.html">Condition
 *     functions</a>
 */
final class Conditions {

  private final StackScope scope;

  Conditions(StackScope scope) {
    this.scope = scope;
  }

  /**
   * Whether a condition holds.
   *
   * @throws AssemblyException if the template does not define it
   */
  boolean holds(String name, Position at) {
    JsonNode definition = scope.template().conditions().get(name);
    if (definition == null) {
      throw at.problem("There is no condition " + name);
    }
    return evaluate(definition, new Position(at.stack(), "Conditions." + name));
  }

  private boolean evaluate(JsonNode node, Position at) {
    String function = node.isObject() && node.size() == 1 ? node.fieldNames().next() : "";
    JsonNode arguments = node.path(function);
    Predicate<JsonNode> holds = argument -> evaluate(argument, at.in(function));
    return switch (function) {
      case "Condition" -> holds(arguments.asText(), at);
      case "Fn::Equals" ->
          scope
              .resolve(arguments.path(0), at)
              .asText()
              .equals(scope.resolve(arguments.path(1), at).asText());
      case "Fn::And" -> StreamSupport.stream(arguments.spliterator(), false).allMatch(holds);
      case "Fn::Or" -> StreamSupport.stream(arguments.spliterator(), false).anyMatch(holds);
      case "Fn::Not" -> !evaluate(arguments.path(0), at.in(function));
      default -> throw at.problem("This is no condition: " + node);
    };
  }
}
