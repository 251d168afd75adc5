package dev.comanda.local.stepfunctions.asl;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Checks what only the whole of a flow can show: its links, its names, its variables. */
final class FlowCheck {

  private final Diagnostics diagnostics;
  private final Set<String> names = new HashSet<>();

  FlowCheck(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  void check(Flow flow, String location) {
    check(flow, location, Set.of());
  }

  private void check(Flow flow, String location, Set<String> outer) {
    if (!flow.states().containsKey(flow.startAt())) {
      diagnostics.schema(location + "/StartAt", "Missing 'Next' target: " + flow.startAt());
    }
    Set<String> variables = new HashSet<>(outer);
    flow.states()
        .values()
        .forEach(state -> exits(state).forEach(exit -> variables.addAll(exit.assign().keySet())));
    flow.states()
        .forEach(
            (name, state) -> {
              String at = location + "/States/" + name;
              if (!names.add(name)) {
                diagnostics.schema(at, "Duplicate state name: " + name);
              }
              exits(state).forEach(exit -> check(exit, at, flow, outer));
              inner(state).forEach((field, inside) -> check(inside, at + field, variables));
            });
  }

  private void check(Exit exit, String location, Flow flow, Set<String> outer) {
    if (exit.next() != null && !flow.states().containsKey(exit.next())) {
      diagnostics.schema(location + "/Next", "Missing 'Next' target: " + exit.next());
    }
    exit.assign()
        .keySet()
        .forEach(
            name -> {
              if (name.equals("states") || outer.contains(name)) {
                diagnostics.schema(
                    location + "/Assign",
                    name.equals("states")
                        ? "Variable name 'states' is reserved"
                        : "Variable '" + name + "' is already assigned in an outer scope");
              }
            });
  }

  /** Every way out of a state. */
  private static Stream<Exit> exits(State state) {
    if (state instanceof State.Choice choice) {
      return Stream.concat(
          choice.rules().stream().map(ChoiceRule::exit), Stream.ofNullable(choice.otherwise()));
    }
    return Stream.of(own(state), caught(state)).flatMap(exits -> exits).filter(Objects::nonNull);
  }

  private static Stream<Exit> own(State state) {
    return Stream.ofNullable(
        state instanceof State.Pass pass
            ? pass.exit()
            : state instanceof State.Task task
                ? task.exit()
                : state instanceof State.Wait wait
                    ? wait.exit()
                    : state instanceof State.Succeed succeed
                        ? succeed.exit()
                        : state instanceof State.Parallel parallel
                            ? parallel.exit()
                            : state instanceof State.MapItems map ? map.exit() : null);
  }

  private static Stream<Exit> caught(State state) {
    Recovery recovery =
        state instanceof State.Task task
            ? task.recovery()
            : state instanceof State.Parallel parallel
                ? parallel.recovery()
                : state instanceof State.MapItems map ? map.recovery() : null;
    return recovery == null ? Stream.empty() : recovery.catchers().stream().map(Catcher::exit);
  }

  /** The flows inside a state, by where they are. */
  private static Map<String, Flow> inner(State state) {
    if (state instanceof State.MapItems map) {
      return Map.of("/ItemProcessor", map.itemProcessor());
    }
    if (state instanceof State.Parallel parallel) {
      List<Flow> branches = parallel.branches();
      var inner = new java.util.LinkedHashMap<String, Flow>();
      for (int i = 0; i < branches.size(); i++) {
        inner.put("/Branches[" + i + "]", branches.get(i));
      }
      return inner;
    }
    return Map.of();
  }
}
