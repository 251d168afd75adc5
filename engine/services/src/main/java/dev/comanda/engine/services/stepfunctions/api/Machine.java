package dev.comanda.engine.services.stepfunctions.api;

import dev.comanda.engine.states.asl.StateMachine;
import dev.comanda.engine.states.execution.Interpreter;
import java.time.Instant;

/**
 * A state machine that was created.
 *
 * @param definition its text, every substitution made
 * @param stateMachine the same, parsed
 * @param interpreter runs it, with its own identity towards other services
 * @param createdAt when it was created
 */
public record Machine(
    String arn,
    String name,
    String roleArn,
    String definition,
    StateMachine stateMachine,
    Interpreter interpreter,
    Instant createdAt) {}
