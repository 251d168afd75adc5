package dev.comanda.engine.states.execution;

import dev.comanda.engine.states.asl.ChoiceRule;
import dev.comanda.engine.states.asl.State;
import dev.comanda.engine.states.history.EventType;

/** Goes where the first true rule leads. */
final class ChoiceExecutor {

  Departure execute(State.Choice state, Entry entry) {
    Visit visit = entry.into(state, EventType.CHOICE_STATE_ENTERED);
    for (int i = 0; i < state.rules().size(); i++) {
      ChoiceRule rule = state.rules().get(i);
      String at = "Choices[" + i + "]/";
      if (visit.evaluate(rule.condition(), at + "Condition", JsonType.BOOLEAN).booleanValue()) {
        return visit.leave(rule.exit(), at, EventType.CHOICE_STATE_EXITED, visit.input());
      }
    }
    if (state.otherwise() == null) {
      throw visit.failure(
          "States.Runtime",
          "Failed to transition out of the state. The state does not point to a next state.");
    }
    return visit.leave(state.otherwise(), EventType.CHOICE_STATE_EXITED, visit.input());
  }
}
