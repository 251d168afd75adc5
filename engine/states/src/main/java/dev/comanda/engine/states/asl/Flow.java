package dev.comanda.engine.states.asl;

import java.util.Map;

/**
 * States that lead to one another: a whole machine, a branch of a Parallel state, or what a Map
 * state does with an item.
 *
 * @param startAt the name of the first
 * @param states by name, in the order of the definition
 */
public record Flow(String startAt, Map<String, State> states) {

  /** The first state. */
  public State start() {
    return states.get(startAt);
  }
}
