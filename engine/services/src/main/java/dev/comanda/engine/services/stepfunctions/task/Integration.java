package dev.comanda.engine.services.stepfunctions.task;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.engine.states.task.TaskCall;
import dev.comanda.engine.states.task.TaskFailure;

/** One thing that a Task state can call. */
interface Integration {

  /**
   * Makes the call and gives its result.
   *
   * @throws TaskFailure when the service refuses, or what it runs fails
   */
  JsonNode run(TaskCall call) throws TaskFailure;
}
