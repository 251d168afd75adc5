package dev.comanda.engine.states.execution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.engine.states.asl.State;

/** How many items of a Map state may fail before the state does, alone or with their batch. */
final class Tolerance {

  private final Integer count;
  private final Double percentage;
  private final double limit;
  private int failed;

  private Tolerance(Integer count, Double percentage, int items) {
    this.count = count;
    this.percentage = percentage;
    double byCount = count == null ? Integer.MAX_VALUE : count;
    limit = percentage == null ? byCount : Math.min(byCount, items * percentage / 100);
  }

  static Tolerance of(State.MapItems state, Visit visit, int items) {
    Integer count =
        state.toleratedFailureCount() == null
            ? null
            : MapExecutor.count(visit, state.toleratedFailureCount(), "ToleratedFailureCount", 0);
    Double percentage =
        state.toleratedFailurePercentage() == null ? null : percentage(state, visit);
    return new Tolerance(count, percentage, items);
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

  /** Writes the limits that the state sets, by the names of {@code InspectionData}. */
  void describe(ObjectNode inspection) {
    if (count != null) {
      inspection.put("toleratedFailureCount", count);
    }
    if (percentage != null) {
      inspection.put("toleratedFailurePercentage", percentage);
    }
  }

  /**
   * Notes the failure of an iteration.
   *
   * @param items how many items it was for
   * @throws StateFailure when they are too many
   */
  synchronized void failed(StateFailure failure, int items) {
    failed += items;
    if (count == null && percentage == null) {
      throw failure;
    }
    if (failed > limit) {
      throw exceeded();
    }
  }

  static StateFailure exceeded() {
    return new StateFailure(
        "States.ExceedToleratedFailureThreshold",
        "The specified tolerated failure threshold was exceeded");
  }
}
