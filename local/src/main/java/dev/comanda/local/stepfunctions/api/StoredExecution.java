package dev.comanda.local.stepfunctions.api;

import dev.comanda.local.stepfunctions.execution.ExecutionIdentity;
import dev.comanda.local.stepfunctions.execution.ExecutionResult;
import dev.comanda.local.stepfunctions.history.HistoryEvent;
import java.time.Instant;
import java.util.List;

/** An execution, running or ended. */
final class StoredExecution {

  private final ExecutionIdentity identity;
  private final String input;
  private final Instant startedAt;
  private volatile ExecutionResult result;

  StoredExecution(ExecutionIdentity identity, String input, Instant startedAt) {
    this.identity = identity;
    this.input = input;
    this.startedAt = startedAt;
  }

  ExecutionIdentity identity() {
    return identity;
  }

  /** The input as it was given. */
  String input() {
    return input;
  }

  Instant startedAt() {
    return startedAt;
  }

  /** How it ended; null while it runs. */
  ExecutionResult result() {
    return result;
  }

  void end(ExecutionResult newResult) {
    result = newResult;
  }

  /** AWS's name of its status. */
  String status() {
    ExecutionResult ended = result;
    return ended == null ? "RUNNING" : ended.status().name();
  }

  /** Its history, which is known when it has ended. */
  List<HistoryEvent> history() {
    ExecutionResult ended = result;
    return ended == null ? List.of() : ended.history();
  }

  int events() {
    return history().size();
  }
}
