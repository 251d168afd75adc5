package dev.comanda.engine.services.stepfunctions.api;

import dev.comanda.engine.states.execution.ExecutionIdentity;
import dev.comanda.engine.states.execution.ExecutionResult;
import dev.comanda.engine.states.history.History;
import java.time.Instant;

/** An execution, running or ended. */
final class StoredExecution {

  private final ExecutionIdentity identity;
  private final String input;
  private final Instant startedAt;
  private final History history = new History();
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
    return result == null ? "RUNNING" : result.status().name();
  }

  /** Where its events go while it runs. */
  History history() {
    return history;
  }

  /** How many events it has; 0 while it runs. */
  int events() {
    return result == null ? 0 : result.history().size();
  }
}
