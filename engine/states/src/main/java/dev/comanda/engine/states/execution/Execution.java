package dev.comanda.engine.states.execution;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.engine.states.history.History;
import dev.comanda.engine.states.task.TaskRunner;
import java.time.Instant;

/**
 * What all flows of one execution share.
 *
 * @param context what {@code $states.context} shall be; null for what the execution itself says
 */
record Execution(
    ExecutionIdentity identity,
    JsonNode input,
    Instant startedAt,
    Instant deadline,
    History history,
    TaskRunner tasks,
    Pauses pauses,
    Fork fork,
    VariableSpace variables,
    JsonNode context) {}
