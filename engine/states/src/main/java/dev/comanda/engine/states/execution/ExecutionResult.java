package dev.comanda.engine.states.execution;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.engine.states.history.HistoryEvent;
import java.time.Instant;
import java.util.List;

/**
 * How an execution ended.
 *
 * @param status its final status
 * @param output its output; null unless it succeeded
 * @param error the error's name; null unless it failed, and when a Fail state names none
 * @param cause the error's cause; null unless it failed, and when nothing told one
 * @param history its events in the order of their ids
 * @param startedAt when it started
 * @param stoppedAt when it ended
 */
public record ExecutionResult(
    Status status,
    JsonNode output,
    String error,
    String cause,
    List<HistoryEvent> history,
    Instant startedAt,
    Instant stoppedAt) {

  /** A final status, by AWS's name. */
  public enum Status {
    SUCCEEDED,
    FAILED,
    TIMED_OUT
  }
}
