package dev.comanda.local.stepfunctions.asl;

import java.util.HashSet;
import java.util.Set;

/** Checks what only the whole of a flow can show: its links, its names, its variables. */
final class FlowCheck {

  private static final String TRANSITION = "MISSING_TRANSITION_TARGET";

  private final Diagnostics diagnostics;
  private final Set<String> names = new HashSet<>();

  FlowCheck(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  void check(Flow flow, String location) {
    check(flow, location, Set.of());
  }

  /** Checks a flow inside of which {@code outer} are the variables that may be set already. */
  private void check(Flow flow, String location, Set<String> outer) {
    checkTarget(flow, flow.startAt(), location + "/StartAt");
    for (State state : flow.states().values()) {
      String at = location + "/States/" + state.name();
      if (!names.add(state.name())) {
        diagnostics.schema(at, "Duplicate state name: " + state.name());
      }
      for (Exit exit : state.exits()) {
        if (exit.next() != null) {
          checkTarget(flow, exit.next(), at + "/Next");
        }
        exit.assign().keySet().forEach(name -> checkVariable(name, at + "/Assign", outer));
      }
      if (!state.flows().isEmpty()) {
        Set<String> visible = new HashSet<>(outer);
        visible.addAll(assignedBefore(flow, state));
        state.flows().forEach((field, inner) -> check(inner, at + field, visible));
      }
    }
    checkReach(flow, location);
  }

  private void checkReach(Flow flow, String location) {
    if (flow.states().values().stream().noneMatch(State::terminal)) {
      diagnostics.add("MISSING_END_STATE", null, "Workflow has no terminal state");
      return;
    }
    for (String name : flow.states().keySet()) {
      if (!leadsTo(flow, flow.startAt(), name, new HashSet<>())) {
        String message = "State \"" + name + "\" is not reachable.";
        diagnostics.add(TRANSITION, location + "/States/" + name, message);
      }
    }
  }

  private void checkTarget(Flow flow, String target, String location) {
    if (!flow.states().containsKey(target)) {
      diagnostics.add(TRANSITION, location, "Missing 'Next' target: " + target);
    }
  }

  private void checkVariable(String name, String location, Set<String> outer) {
    if (name.equals("states")) {
      diagnostics.schema(location, "Variable name 'states' is reserved");
    } else if (outer.contains(name)) {
      diagnostics.schema(location, "Variable '" + name + "' is already set in an outer scope");
    }
  }

  /** The variables that a flow may have set when it comes to a state. */
  private static Set<String> assignedBefore(Flow flow, State state) {
    Set<String> assigned = new HashSet<>();
    for (State before : flow.states().values()) {
      for (Exit exit : before.exits()) {
        if (leadsTo(flow, exit.next(), state.name(), new HashSet<>())) {
          assigned.addAll(exit.assign().keySet());
        }
      }
    }
    return assigned;
  }

  private static boolean leadsTo(Flow flow, String from, String target, Set<String> seen) {
    if (from == null || !flow.states().containsKey(from) || !seen.add(from)) {
      return false;
    }
    return from.equals(target)
        || flow.states().get(from).exits().stream()
            .anyMatch(exit -> leadsTo(flow, exit.next(), target, seen));
  }
}
