package dev.comanda.local.stepfunctions.execution;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.local.stepfunctions.asl.State;

/** How many iterations of a Map state may fail before the state does. */
final class Tolerance {

  private final boolean none;
  private final double limit;
  private int failed;

  private Tolerance(boolean none, double limit) {
    this.none = none;
    this.limit = limit;
  }

  static Tolerance of(State.MapItems state, Visit visit, int items) {
    if (state.toleratedFailureCount() == null && state.toleratedFailurePercentage() == null) {
      return new Tolerance(true, 0);
    }
    double limit =
        MapExecutor.count(
            visit, state.toleratedFailureCount(), "ToleratedFailureCount", Integer.MAX_VALUE);
    if (state.toleratedFailurePercentage() != null) {
      limit = Math.min(limit, items * percentage(state, visit) / 100);
    }
    return new Tolerance(false, limit);
  }

  private static double percentage(State.MapItems state, Visit visit) {
    String field = "ToleratedFailurePercentage";
    JsonNode value = visit.evaluate(state.toleratedFailurePercentage(), field, JsonType.NUMBER);
    if (value.doubleValue() < 0 || value.doubleValue() > 100) {
      throw visit.evaluationFailure(
          field, "The " + field + " field must be between 0 and 100 but was: " + value);
    }
    return value.doubleValue();
  }

  /** How many may fail; 0 when the state names no limit. */
  double limit() {
    return limit;
  }

  /**
   * Notes the failure of an iteration.
   *
   * @throws StateFailure when it is one too many
   */
  synchronized void failed(StateFailure failure) {
    failed++;
    if (none) {
      throw failure;
    }
    if (failed > limit) {
      throw new StateFailure(
          "States.ExceedToleratedFailureThreshold",
          "The specified tolerated failure threshold was exceeded");
    }
  }
}
