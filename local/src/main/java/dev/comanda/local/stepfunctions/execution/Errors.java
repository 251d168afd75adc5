package dev.comanda.local.stepfunctions.execution;

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

  /**
   * Whether one of the names stands for the error.
   *
   * @param error null for a failure without a name
   */
  static boolean match(List<String> names, String error) {
    for (String name : names) {
      if (name.equals(error) || matchesWildcard(name, error)) {
        return true;
      }
    }
    return false;
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
