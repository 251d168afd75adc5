package dev.comanda.engine.states.execution;

import dev.comanda.engine.states.asl.State;
import dev.comanda.engine.states.asl.Template;
import dev.comanda.engine.states.history.EventType;

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
