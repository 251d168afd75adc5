package dev.comanda.engine.states.execution;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * How a state was left.
 *
 * @param next the state that follows; null when the flow ends
 * @param output that state's input, or the flow's output
 */
record Departure(String next, JsonNode output) {}
