package dev.comanda.workflows;

import dev.comanda.engine.states.history.EventDetails;
import dev.comanda.engine.states.history.EventDetails.StateEntered;
import dev.comanda.engine.states.history.EventDetails.StateExited;
import dev.comanda.engine.states.history.HistoryEvent;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A way from one state to another. */
record Step(String from, String to) implements Comparable<Step> {

  /** Those that a definition has: of {@code Next}, of each choice and of each catcher. */
  static Set<Step> of(String workflow) {
    return DefinedState.of(workflow).stream()
        .flatMap(state -> state.nextNames().stream().map(next -> new Step(state.name(), next)))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Those that an execution has taken. */
  static Set<Step> in(List<HistoryEvent> history) {
    Map<Long, EventDetails> details = new HashMap<>();
    history.forEach(event -> details.put(event.id(), event.details()));
    Set<Step> taken = new TreeSet<>();
    for (HistoryEvent event : history) {
      if (event.details() instanceof StateEntered entered
          && details.get(event.previousEventId()) instanceof StateExited exited) {
        taken.add(new Step(exited.name(), entered.name()));
      }
    }
    return taken;
  }

  @Override
  public int compareTo(Step other) {
    return Comparator.comparing(Step::from).thenComparing(Step::to).compare(this, other);
  }
}
