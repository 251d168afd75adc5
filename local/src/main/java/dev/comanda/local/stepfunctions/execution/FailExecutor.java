package dev.comanda.local.stepfunctions.execution;

import dev.comanda.local.stepfunctions.asl.State;
import dev.comanda.local.stepfunctions.asl.Template;
import dev.comanda.local.stepfunctions.history.EventType;

/** Ends the flow in failure. */
final class FailExecutor {

  Departure execute(State.Fail state, Entry entry) {
    Visit visit = entry.into(state, EventType.FAIL_STATE_ENTERED);
    throw new StateFailure(
        text(visit, state.error(), "Error"), text(visit, state.cause(), "Cause"));
  }

  private static String text(Visit visit, Template template, String field) {
    return template == null ? null : visit.evaluate(template, field, JsonType.STRING).textValue();
  }
}
