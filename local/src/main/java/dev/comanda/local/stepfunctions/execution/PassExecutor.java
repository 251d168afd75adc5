package dev.comanda.local.stepfunctions.execution;

import dev.comanda.local.stepfunctions.asl.State;
import dev.comanda.local.stepfunctions.history.EventType;

/** Passes the input on. */
final class PassExecutor {

  Departure execute(State.Pass state, Entry entry) {
    Visit visit = entry.into(state, EventType.PASS_STATE_ENTERED);
    return visit.leave(state.exit(), EventType.PASS_STATE_EXITED, visit.input());
  }
}
