package dev.comanda.local.stepfunctions.execution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.local.door.Json;
import dev.comanda.local.stepfunctions.asl.Exit;
import dev.comanda.local.stepfunctions.asl.Recovery;
import dev.comanda.local.stepfunctions.asl.Retrier;
import dev.comanda.local.stepfunctions.asl.State;
import dev.comanda.local.stepfunctions.history.EventDetails;
import dev.comanda.local.stepfunctions.history.EventType;
import dev.comanda.local.stepfunctions.history.History;
import dev.comanda.local.stepfunctions.history.HistoryEvent;
import dev.comanda.local.stepfunctions.task.TaskCall;
import dev.comanda.local.stepfunctions.task.TaskFailure;
import dev.comanda.local.stepfunctions.task.TaskRunner;
import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Executes one state alone, as {@code TestState} does: it does not wait for a retry but tells that
 * there would be one, and of a Map or a Parallel state it executes all but what is inside.
 */
public final class SingleState {

  private final State state;
  private final Setting setting;
  private final FlowRunner flows = new FlowRunner();
  private final ObjectNode inspection = Json.MAPPER.createObjectNode();
  private Status status = Status.SUCCEEDED;
  private StateFailure failure;

  /** AWS's names for how a test ended. */
  public enum Status {
    SUCCEEDED,
    FAILED,
    RETRIABLE,
    CAUGHT_ERROR
  }

  /**
   * What surrounds the state.
   *
   * @param tasks does the work of a Task state, or gives what the inside of a Map or a Parallel
   *     state gives
   * @param failedIterations how many iterations of a Map state have failed
   * @param retries how many retries there have been
   */
  public record Setting(
      ExecutionIdentity identity,
      JsonNode input,
      Map<String, JsonNode> variables,
      TaskRunner tasks,
      int failedIterations,
      int retries) {}

  /**
   * How the test ended.
   *
   * @param output null unless the state was left
   * @param error null when nothing failed
   * @param cause null when nothing failed
   * @param nextState null when the state ends its flow
   * @param inspection what was evaluated on the way, by the names of {@code InspectionData}
   */
  public record Outcome(
      Status status,
      JsonNode output,
      String error,
      String cause,
      String nextState,
      ObjectNode inspection) {}

  private SingleState(State state, Setting setting) {
    this.state = state;
    this.setting = setting;
  }

  /** Executes a state. */
  public static Outcome run(State state, Setting setting) {
    return new SingleState(state, setting).run();
  }

  private Outcome run() {
    Instant now = Pauses.skipped().now();
    var execution =
        new Execution(
            setting.identity(),
            setting.input(),
            now,
            now.plus(Interpreter.EXPRESS_LIMIT),
            new History(),
            setting.tasks(),
            Pauses.skipped(),
            Fork.sequential());
    Track track = Track.of(execution);
    track.scope().assign(setting.variables());
    Departure departure = null;
    try {
      departure = execute(new Entry(track, setting.input()));
    } catch (StateFailure e) {
      failure = e;
      status = status == Status.RETRIABLE ? status : Status.FAILED;
    }
    execution.history().events().forEach(this::inspect);
    return new Outcome(
        status,
        departure == null ? null : departure.output(),
        failure == null ? null : failure.error(),
        failure == null ? null : withoutPlace(failure.cause()),
        departure == null ? null : departure.next(),
        inspection);
  }

  private Departure execute(Entry entry) {
    if (state instanceof State.Task task) {
      Visit visit = entry.into(state, EventType.TASK_STATE_ENTERED);
      return attempt(
          visit,
          task.recovery(),
          task.exit(),
          EventType.TASK_STATE_EXITED,
          () -> TaskExecutor.runTask(task, visit));
    }
    if (state instanceof State.MapItems map) {
      Visit visit = entry.into(state, EventType.MAP_STATE_ENTERED);
      return attempt(
          visit, map.recovery(), map.exit(), EventType.MAP_STATE_EXITED, () -> around(map, visit));
    }
    if (state instanceof State.Parallel parallel) {
      Visit visit = entry.into(state, EventType.PARALLEL_STATE_ENTERED);
      return attempt(
          visit,
          parallel.recovery(),
          parallel.exit(),
          EventType.PARALLEL_STATE_EXITED,
          () -> {
            visit.evaluate(parallel.arguments(), "Arguments", visit.input());
            return inside(visit);
          });
    }
    return state.accept(flows, entry);
  }

  private JsonNode around(State.MapItems map, Visit visit) {
    int items = MapExecutor.items(map, visit).size();
    inspection.put(
        "maxConcurrency", MapExecutor.count(visit, map.maxConcurrency(), "MaxConcurrency", 0));
    Tolerance tolerance = Tolerance.of(map, visit, items);
    if (map.toleratedFailureCount() != null) {
      inspection.put("toleratedFailureCount", (int) tolerance.limit());
    }
    for (int i = 0; i < setting.failedIterations(); i++) {
      tolerance.failed(new StateFailure("States.TaskFailed", null));
    }
    return inside(visit);
  }

  private JsonNode inside(Visit visit) {
    try {
      return setting.tasks().run(new TaskCall("", visit.input(), state.name()));
    } catch (TaskFailure e) {
      throw new StateFailure(e.error(), e.cause());
    }
  }

  private Departure attempt(
      Visit visit, Recovery recovery, Exit exit, EventType exited, Supplier<JsonNode> attempt) {
    for (int i = 0; i < setting.retries(); i++) {
      visit.retry();
    }
    try {
      JsonNode result = attempt.get();
      visit.result(result);
      return visit.leave(exit, exited, result);
    } catch (StateFailure e) {
      failure = e;
    }
    int retrier = failure.fatal() ? -1 : Attempts.retrier(recovery.retriers(), failure);
    if (retrier >= 0 && setting.retries() < recovery.retriers().get(retrier).maxAttempts()) {
      throw retriable(recovery.retriers().get(retrier), retrier);
    }
    int catcher = failure.fatal() ? -1 : Attempts.catcher(recovery.catchers(), failure);
    if (catcher < 0) {
      throw failure;
    }
    status = Status.CAUGHT_ERROR;
    inspection.putObject("errorDetails").put("catchIndex", catcher);
    return Attempts.leave(visit, recovery.catchers().get(catcher), catcher, exited, failure);
  }

  private StateFailure retriable(Retrier retrier, int index) {
    status = Status.RETRIABLE;
    inspection
        .putObject("errorDetails")
        .put("retryBackoffIntervalSeconds", retrier.interval(setting.retries(), 1).toSeconds())
        .put("retryIndex", index);
    return failure;
  }

  private void inspect(HistoryEvent event) {
    if (event.details() instanceof EventDetails.StateEntered entered) {
      inspection.put("input", entered.input().toString());
    } else if (event.details() instanceof EventDetails.TaskScheduled scheduled) {
      inspection.put("afterArguments", scheduled.parameters().toString());
    } else if (event.details() instanceof EventDetails.LambdaScheduled scheduled) {
      inspection.put("afterArguments", scheduled.input().toString());
    } else if (event.details() instanceof EventDetails.StateExited exited
        && !exited.assigned().isEmpty()) {
      ObjectNode variables = Json.MAPPER.createObjectNode();
      exited.assigned().forEach(variables::set);
      inspection.put("variables", variables.toString());
    }
  }

  /** Where there is only one state, a cause does not tell which. */
  private static String withoutPlace(String cause) {
    return cause == null
        ? null
        : cause.replaceFirst(
            "^An error occurred while executing the state '.*?' \\(entered at the event id #\\d+\\)\\. ",
            "");
  }
}
