package dev.comanda.engine.states.asl;

/**
 * A parsed definition, every expression of it compiled. Immutable; runs any number of executions at
 * once.
 *
 * @param flow its states
 * @param timeoutSeconds how long an execution may take; null when the definition does not say
 */
public record StateMachine(Flow flow, Long timeoutSeconds) {}
