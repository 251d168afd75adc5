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
    int i = retrier(retriers, failure);
    if (i < 0 || retries[i] == retriers.get(i).maxAttempts()) {
      return false;
    }
    Retrier retrier = retriers.get(i);
    double part = retrier.fullJitter() ? ThreadLocalRandom.current().nextDouble() : 1;
    visit.track().pause(retrier.interval(retries[i]++, part));
    visit.retry();
    return true;
  }

  private static Departure leave(
      Visit visit, List<Catcher> catchers, EventType exited, StateFailure failure) {
    int i = catcher(catchers, failure);
    if (i < 0) {
      throw failure;
    }
    return leave(visit, catchers.get(i), i, exited, failure);
  }

  /** Leaves by the catcher of that index. */
  static Departure leave(
      Visit visit, Catcher catcher, int index, EventType exited, StateFailure failure) {
    ObjectNode errorOutput = JsonNodeFactory.instance.objectNode();
    errorOutput.put("Error", failure.error());
    errorOutput.put("Cause", failure.cause());
    visit.errorOutput(errorOutput);
    return visit.leave(catcher.exit(), "Catch[" + index + "]/", exited, errorOutput);
  }

  /** The index of the retrier that takes a failure; negative when there is none. */
  static int retrier(List<Retrier> retriers, StateFailure failure) {
    return Errors.firstMatch(retriers.stream().map(Retrier::errorEquals).toList(), failure);
  }

  /** The index of the catcher that takes a failure; negative when there is none. */
  static int catcher(List<Catcher> catchers, StateFailure failure) {
    return Errors.firstMatch(catchers.stream().map(Catcher::errorEquals).toList(), failure);
  }
}
