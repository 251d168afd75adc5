package dev.comanda.engine.states.task;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One attempt of a Task state.
 *
 * @param resource the state's {@code Resource}: a function's ARN or an integration's, such as
 *     {@code arn:aws:states:::lambda:invoke}
 * @param arguments the evaluated {@code Arguments}, or the state's input when it has none
 * @param state the state's name
 */
public record TaskCall(String resource, JsonNode arguments, String state) {}
