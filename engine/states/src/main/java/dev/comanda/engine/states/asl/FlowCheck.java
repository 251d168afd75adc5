package dev.comanda.engine.states.asl;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/** Checks what only the whole of a flow can show: its links, its names, its variables. */
final class FlowCheck {

  private static final String TRANSITION = "MISSING_TRANSITION_TARGET";

  /** A Unicode identifier, as the specification has it. */
  private static final Pattern VARIABLE =
      Pattern.compile("[\\p{L}\\p{Nl}_][\\p{L}\\p{Nl}_\\p{Mn}\\p{Mc}\\p{Nd}\\p{Pc}]{0,79}");

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
        diagnostics.add("DUPLICATE_STATE_NAME", at, "Duplicate state name: " + state.name());
      }
      state.exits().forEach((place, exit) -> check(flow, exit, at + place, outer));
      if (!state.flows().isEmpty()) {
        Set<String> visible = new HashSet<>(outer);
        visible.addAll(assignedBefore(flow, state));
        state.flows().forEach((field, inner) -> check(inner, at + field, visible));
      }
    }
    checkReach(flow, location);
  }

  /** Checks one way out of a state, whose target is named at {@code location}. */
  private void check(Flow flow, Exit exit, String location, Set<String> outer) {
    if (exit.next() != null) {
      checkTarget(flow, exit.next(), location);
    }
    String fields = location.substring(0, location.lastIndexOf('/'));
    exit.assign().keySet().forEach(name -> checkVariable(name, fields + "/Assign", outer));
  }

  /** A branch or an item's flow without an end is taken: AWS looks for one in the machine alone. */
  private void checkReach(Flow flow, String location) {
    if (location.isEmpty() && flow.states().values().stream().noneMatch(State::terminal)) {
      diagnostics.add("MISSING_END_STATE", null, "Workflow has no terminal state");
      return;
    }
    Set<String> reached = reachable(flow, flow.startAt());
    for (String name : flow.states().keySet()) {
      if (!reached.contains(name)) {
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
    if (!VARIABLE.matcher(name).matches()) {
      diagnostics.schema(
          location, "Variable name '" + name + "' is not an identifier of at most 80 characters");
    } else if (name.equals("states")) {
      diagnostics.schema(location, "Variable name 'states' is reserved");
    } else if (outer.contains(name)) {
      diagnostics.schema(location, "Variable '" + name + "' is already set in an outer scope");
    }
  }

  /** The variables that a flow may have set when it comes to a state. */
  private static Set<String> assignedBefore(Flow flow, State state) {
    Set<String> assigned = new HashSet<>();
    for (State before : flow.states().values()) {
      for (Exit exit : before.exits().values()) {
        if (reachable(flow, exit.next()).contains(state.name())) {
          assigned.addAll(exit.assign().keySet());
        }
      }
    }
    return assigned;
  }

  /** The states that a flow may come to from one of them, itself included. */
  private static Set<String> reachable(Flow flow, String from) {
    Set<String> reached = new HashSet<>();
    Deque<String> open = new ArrayDeque<>();
    if (from != null) {
      open.add(from);
    }
    while (!open.isEmpty()) {
      String name = open.remove();
      if (flow.states().containsKey(name) && reached.add(name)) {
        flow.states().get(name).exits().values().stream()
            .map(Exit::next)
            .filter(Objects::nonNull)
            .forEach(open::add);
      }
    }
    return reached;
  }
}
