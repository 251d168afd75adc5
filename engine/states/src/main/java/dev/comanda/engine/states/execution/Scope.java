package dev.comanda.engine.states.execution;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;

/**
 * The variables of one flow. A branch sees those around it, and sets only its own.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html#variable-scope">Variable
 *     scope</a>
 */
final class Scope {

  private final Scope outer;
  private Map<String, JsonNode> variables = Map.of();

  /** A scope inside another, or the outermost for null. */
  Scope(Scope outer) {
    this.outer = outer;
  }

  /** The variable's value; null when it was never set. */
  JsonNode get(String name) {
    JsonNode value = variables.get(name);
    return value != null || outer == null ? value : outer.get(name);
  }

  /** The value of a variable that was set in this very scope; null when it was not. */
  JsonNode own(String name) {
    return variables.get(name);
  }

  void assign(Map<String, JsonNode> values) {
    if (values.isEmpty()) {
      return;
    }
    if (variables.isEmpty()) {
      variables = new HashMap<>();
    }
    variables.putAll(values);
  }

  /** The bytes of the variables that were set in this very scope. */
  long size() {
    return variables.values().stream().mapToLong(Sizes::size).sum();
  }
}
