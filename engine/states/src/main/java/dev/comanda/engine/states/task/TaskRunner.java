package dev.comanda.engine.states.task;

import com.fasterxml.jackson.databind.JsonNode;

/** Does the work of Task states. Called by many threads at once; may block. */
@FunctionalInterface
public interface TaskRunner {

  /**
   * Runs one task and gives its result, which becomes {@code $states.result}. A thread that is
   * interrupted here has run out of the task's or the execution's time.
   *
   * @throws TaskFailure when the task fails, with the error that {@code Retry} and {@code Catch}
   *     see
   */
  JsonNode run(TaskCall call) throws TaskFailure;
}
