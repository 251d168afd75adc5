package dev.comanda.engine.states.asl;

/**
 * One of a Choice state's {@code Choices}.
 *
 * @param condition true or false
 * @param exit how the state is left when it is true
 */
public record ChoiceRule(Template condition, Exit exit) {}
