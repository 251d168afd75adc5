package dev.comanda.engine.states.execution;

import java.util.List;
import java.util.Set;

/**
 * Which errors a name in {@code ErrorEquals} stands for.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html">Error
 *     names</a>
 */
final class Errors {

  /** What {@code States.ALL} does not take. */
  private static final Set<String> TERMINAL = Set.of("States.DataLimitExceeded", "States.Runtime");

  private Errors() {}

  /** The index of the first list with a name for a failure; negative when there is none. */
  static int firstMatch(List<List<String>> errorEquals, StateFailure failure) {
    for (int i = 0; i < errorEquals.size(); i++) {
      if (errorEquals.get(i).stream().anyMatch(name -> match(name, failure))) {
        return i;
      }
    }
    return -1;
  }

  private static boolean match(String name, StateFailure failure) {
    return failure.isCalled(name) || matchesWildcard(name, failure.error());
  }

  private static boolean matchesWildcard(String name, String error) {
    boolean terminal = error != null && TERMINAL.contains(error);
    return switch (name) {
      case "States.ALL" -> !terminal;
      case "States.TaskFailed" -> !terminal && !"States.Timeout".equals(error);
      default -> false;
    };
  }
}
