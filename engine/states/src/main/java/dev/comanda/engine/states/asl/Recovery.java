package dev.comanda.engine.states.asl;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a state does about its own failure.
 *
 * @param retriers tried first, the first that names the error
 * @param catchers tried when no retrier has an attempt left
 */
public record Recovery(List<Retrier> retriers, List<Catcher> catchers) {

  /** A state's own exit and those of its catchers, by where they are in its definition. */
  Map<String, Exit> exitsAnd(Exit own) {
    Map<String, Exit> exits = new LinkedHashMap<>();
    exits.put(State.OWN, own);
    for (int i = 0; i < catchers.size(); i++) {
      exits.put("/Catch[" + i + "]/Next", catchers.get(i).exit());
    }
    return exits;
  }
}
