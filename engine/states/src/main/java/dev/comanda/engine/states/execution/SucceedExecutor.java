package dev.comanda.engine.states.execution;

import dev.comanda.engine.states.asl.State;
import dev.comanda.engine.states.history.EventType;

/** Ends the flow well. */
final class SucceedExecutor {

  Departure execute(State.Succeed state, Entry entry) {
    Visit visit = entry.into(state, EventType.SUCCEED_STATE_ENTERED);
    return visit.leave(state.exit(), EventType.SUCCEED_STATE_EXITED, visit.input());
  }
}
