package dev.comanda.engine.states.history;

import java.time.Instant;

/**
 * One event of an execution.
 *
 * @param id its number in the execution, from 1
 * @param previousEventId the event that led to it, 0 for none
 * @param timestamp when it happened
 * @param type what happened
 * @param details what is told about it; null for nothing
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_HistoryEvent.html">HistoryEvent</a>
 */
public record HistoryEvent(
    long id, long previousEventId, Instant timestamp, EventType type, EventDetails details) {}
