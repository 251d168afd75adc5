package dev.comanda.engine.states.execution;

import dev.comanda.engine.states.asl.State;
import dev.comanda.engine.states.history.EventType;

/** Passes the input on. */
final class PassExecutor {

  Departure execute(State.Pass state, Entry entry) {
    Visit visit = entry.into(state, EventType.PASS_STATE_ENTERED);
    return visit.leave(state.exit(), EventType.PASS_STATE_EXITED, visit.input());
  }
}
