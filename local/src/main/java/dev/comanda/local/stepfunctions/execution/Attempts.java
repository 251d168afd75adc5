package dev.comanda.local.stepfunctions.execution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.local.stepfunctions.asl.Catcher;
import dev.comanda.local.stepfunctions.asl.Exit;
import dev.comanda.local.stepfunctions.asl.Recovery;
import dev.comanda.local.stepfunctions.asl.Retrier;
import dev.comanda.local.stepfunctions.history.EventType;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/** Retries and catches what fails in a Task, Parallel or Map state. */
final class Attempts {

  private Attempts() {}

  /**
   * Makes attempts until one succeeds, a catcher takes its failure, or nothing is left.
   *
   * @param attempt gives the state's result
   */
  static Departure run(
      Visit visit, Recovery recovery, Exit exit, EventType exited, Supplier<JsonNode> attempt) {
    int[] retries = new int[recovery.retriers().size()];
    while (true) {
      try {
        JsonNode result = attempt.get();
        visit.result(result);
        return visit.leave(exit, exited, result);
      } catch (StateFailure failure) {
        if (failure.fatal()) {
          throw failure;
        }
        if (!retry(visit, recovery.retriers(), retries, failure)) {
          return leave(visit, recovery.catchers(), exited, failure);
        }
      }
    }
  }

  /** Waits for the next attempt; false when there is none. */
  private static boolean retry(
      Visit visit, List<Retrier> retriers, int[] retries, StateFailure failure) {
    for (int i = 0; i < retriers.size(); i++) {
      Retrier retrier = retriers.get(i);
      if (Errors.match(retrier.errorEquals(), failure.error())) {
        if (retries[i] == retrier.maxAttempts()) {
          return false;
        }
        double part = retrier.fullJitter() ? ThreadLocalRandom.current().nextDouble() : 1;
        visit.track().pause(retrier.interval(retries[i]++, part));
        visit.retry();
        return true;
      }
    }
    return false;
  }

  private static Departure leave(
      Visit visit, List<Catcher> catchers, EventType exited, StateFailure failure) {
    for (int i = 0; i < catchers.size(); i++) {
      Catcher catcher = catchers.get(i);
      if (Errors.match(catcher.errorEquals(), failure.error())) {
        JsonNode errorOutput = errorOutput(failure);
        visit.errorOutput(errorOutput);
        return visit.leave(catcher.exit(), "Catch[" + i + "]/", exited, errorOutput);
      }
    }
    throw failure;
  }

  private static JsonNode errorOutput(StateFailure failure) {
    ObjectNode output = JsonNodeFactory.instance.objectNode();
    output.put("Error", failure.error());
    output.put("Cause", failure.cause());
    return output;
  }
}
