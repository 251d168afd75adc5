package dev.comanda.engine.states.execution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.engine.states.asl.Catcher;
import dev.comanda.engine.states.asl.Exit;
import dev.comanda.engine.states.asl.Recovery;
import dev.comanda.engine.states.asl.Retrier;
import dev.comanda.engine.states.history.EventType;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/** Retries and catches what fails in a Task, Parallel or Map state. */
final class Attempts {

  /**
   * What is noted when a state ends.
   *
   * @param exited when it is left
   * @param failed when nothing retries its failure, once for all attempts; null for a state that
   *     has no such event
   */
  record Ends(EventType exited, EventType failed) {
    static final Ends TASK = new Ends(EventType.TASK_STATE_EXITED, null);
    static final Ends PARALLEL =
        new Ends(EventType.PARALLEL_STATE_EXITED, EventType.PARALLEL_STATE_FAILED);
    static final Ends MAP = new Ends(EventType.MAP_STATE_EXITED, EventType.MAP_STATE_FAILED);
  }

  private Attempts() {}

  /**
   * Makes attempts until one succeeds, a catcher takes its failure, or nothing is left.
   *
   * @param attempt gives the state's result
   */
  static Departure run(
      Visit visit, Recovery recovery, Exit exit, Ends ends, Supplier<JsonNode> attempt) {
    int[] retries = new int[recovery.retriers().size()];
    while (true) {
      try {
        JsonNode result = attempt.get();
        visit.result(result);
        return visit.leave(exit, ends.exited(), result);
      } catch (StateFailure failure) {
        if (failure.fatal()) {
          throw failure;
        }
        if (!retry(visit, recovery.retriers(), retries, failure)) {
          return leave(visit, recovery.catchers(), ends, failure);
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
      Visit visit, List<Catcher> catchers, Ends ends, StateFailure failure) {
    int i = catcher(catchers, failure);
    if (i < 0) {
      recordFailed(visit, ends);
      throw failure;
    }
    return leave(visit, catchers.get(i), i, ends, failure);
  }

  /** Leaves by the catcher of that index. */
  static Departure leave(Visit visit, Catcher catcher, int index, Ends ends, StateFailure failure) {
    ObjectNode errorOutput = JsonNodeFactory.instance.objectNode();
    errorOutput.put("Error", failure.error());
    errorOutput.put("Cause", failure.cause());
    visit.errorOutput(errorOutput);
    Long noted = ends.failed() == null ? null : visit.track().note(ends.failed(), null);
    Visit.Leaving leaving = leaving(visit, catcher.exit(), index, ends, errorOutput);
    if (noted != null) {
      visit.track().follow(noted);
    }
    return visit.leave(leaving, ends.exited());
  }

  /** Evaluates the catcher. When that fails, the state has failed a second time. */
  private static Visit.Leaving leaving(
      Visit visit, Exit exit, int index, Ends ends, JsonNode errorOutput) {
    try {
      return visit.leaving(exit, "Catch[" + index + "]/", errorOutput);
    } catch (StateFailure failure) {
      recordFailed(visit, ends);
      throw failure;
    }
  }

  private static void recordFailed(Visit visit, Ends ends) {
    if (ends.failed() != null) {
      visit.track().record(ends.failed(), null);
    }
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
