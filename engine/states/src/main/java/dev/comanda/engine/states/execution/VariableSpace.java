package dev.comanda.engine.states.execution;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The room that the variables of one execution take, over all its scopes. Used by many threads.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html#variable-limits">Limits
 *     of variables</a>
 */
final class VariableSpace {

  private final AtomicLong taken = new AtomicLong();

  /**
   * Takes the room for what a state assigns, and gives back that of the values replaced.
   *
   * @param scope where they will be set
   * @throws StateFailure if one {@code Assign} or all variables together become too large
   */
  void take(Map<String, JsonNode> assigned, Scope scope, String state) {
    long size = 0;
    long replaced = 0;
    for (Map.Entry<String, JsonNode> variable : assigned.entrySet()) {
      size += Sizes.size(variable.getValue());
      JsonNode before = scope.own(variable.getKey());
      replaced += before == null ? 0 : Sizes.size(before);
    }
    if (size > Sizes.LIMIT) {
      throw Sizes.variablesExceeded(state, Sizes.LIMIT);
    }
    if (taken.addAndGet(size - replaced) > Sizes.ALL_VARIABLES_LIMIT) {
      throw Sizes.variablesExceeded(state, Sizes.ALL_VARIABLES_LIMIT);
    }
  }

  /** Gives back the room of a scope that has ended. */
  void release(Scope scope) {
    taken.addAndGet(-scope.size());
  }
}
