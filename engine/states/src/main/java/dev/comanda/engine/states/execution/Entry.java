package dev.comanda.engine.states.execution;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.engine.states.asl.State;
import dev.comanda.engine.states.history.EventDetails;
import dev.comanda.engine.states.history.EventType;

/**
 * What a state is entered with.
 *
 * @param track whose state it is
 * @param input its input
 */
record Entry(Track track, JsonNode input) {

  /** Enters. */
  Visit into(State state, EventType entered) {
    long eventId = track.record(entered, new EventDetails.StateEntered(state.name(), input));
    return new Visit(track, state.name(), input, eventId, track.now());
  }
}
