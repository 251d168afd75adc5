package dev.comanda.engine.states.execution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.engine.states.Json;
import dev.comanda.engine.states.asl.Exit;
import dev.comanda.engine.states.asl.Recovery;
import dev.comanda.engine.states.asl.Retrier;
import dev.comanda.engine.states.asl.State;
import dev.comanda.engine.states.history.EventDetails;
import dev.comanda.engine.states.history.EventType;
import dev.comanda.engine.states.history.History;
import dev.comanda.engine.states.history.HistoryEvent;
import dev.comanda.engine.states.task.TaskCall;
import dev.comanda.engine.states.task.TaskFailure;
import dev.comanda.engine.states.task.TaskRunner;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
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
   * @param context what {@code $states.context} shall be; null for what Step Functions would say
   * @param itemReaderData what a Map state's {@code ItemReader} would read; null when it has none
   * @param failedIterations how many iterations of a Map state have failed
   * @param retries how many retries there have been
   * @param texts how a value is written: as it was given, or as compact JSON
   */
  public record Setting(
      ExecutionIdentity identity,
      JsonNode input,
      Map<String, JsonNode> variables,
      TaskRunner tasks,
      JsonNode context,
      JsonNode itemReaderData,
      int failedIterations,
      int retries,
      Function<JsonNode, String> texts) {

    private JsonNode text(JsonNode value) {
      return JsonNodeFactory.instance.textNode(texts.apply(value));
    }
  }

  /**
   * How the test ended.
   *
   * @param output null unless the state was left; the input or the mock's result themselves when
   *     nothing changed them
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
            Fork.sequential(),
            new VariableSpace(),
            setting.context());
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
          Attempts.Ends.TASK,
          () -> TaskExecutor.runTask(task, visit));
    }
    if (state instanceof State.MapItems map) {
      Visit visit = entry.into(state, EventType.MAP_STATE_ENTERED);
      return attempt(
          visit, map.recovery(), map.exit(), Attempts.Ends.MAP, () -> around(map, visit));
    }
    if (state instanceof State.Parallel parallel) {
      Visit visit = entry.into(state, EventType.PARALLEL_STATE_ENTERED);
      return attempt(
          visit,
          parallel.recovery(),
          parallel.exit(),
          Attempts.Ends.PARALLEL,
          () -> {
            if (parallel.arguments() != null) {
              inspect("afterArguments", visit.evaluate(parallel.arguments(), "Arguments"));
            }
            return inside(visit);
          });
    }
    return state.accept(flows, entry);
  }

  private JsonNode around(State.MapItems map, Visit visit) {
    List<JsonNode> items =
        setting.itemReaderData() == null
            ? MapExecutor.allItems(map, visit)
            : setting.itemReaderData().valueStream().toList();
    if (map.itemSelector() != null) {
      items = MapExecutor.selected(map, visit, items);
      inspect("afterItemSelector", array(items));
    }
    if (map.itemBatcher() != null) {
      items = Batches.of(map.itemBatcher(), visit, items);
      inspect("afterItemBatcher", array(items));
    }
    inspection.put(
        "maxConcurrency", MapExecutor.count(visit, map.maxConcurrency(), "MaxConcurrency", 0));
    Tolerance tolerance = Tolerance.of(map, visit, items.size());
    tolerance.describe(inspection);
    for (int i = 0; i < setting.failedIterations(); i++) {
      tolerance.failed(Tolerance.exceeded(), 1);
    }
    return inside(visit);
  }

  private static JsonNode array(List<JsonNode> elements) {
    return Json.MAPPER.createArrayNode().addAll(elements);
  }

  private JsonNode inside(Visit visit) {
    try {
      return setting.tasks().run(new TaskCall("", visit.input(), state.name()));
    } catch (TaskFailure e) {
      throw new StateFailure(e.error(), e.cause());
    }
  }

  private Departure attempt(
      Visit visit, Recovery recovery, Exit exit, Attempts.Ends ends, Supplier<JsonNode> attempt) {
    for (int i = 0; i < setting.retries(); i++) {
      visit.retry();
    }
    try {
      JsonNode result = attempt.get();
      visit.result(result);
      return visit.leave(exit, ends.exited(), result);
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
    return Attempts.leave(visit, recovery.catchers().get(catcher), catcher, ends, failure);
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
    EventDetails details = event.details();
    if (details instanceof EventDetails.StateEntered entered) {
      inspect("input", entered.input());
    } else if (details instanceof EventDetails.TaskScheduled scheduled) {
      inspect("afterArguments", scheduled.parameters());
    } else if (details instanceof EventDetails.LambdaScheduled scheduled) {
      inspect("afterArguments", scheduled.input());
    } else if (details instanceof EventDetails.TaskSucceeded succeeded) {
      inspect("result", succeeded.output());
    } else if (details instanceof EventDetails.Output succeeded) {
      inspect("result", succeeded.output());
    } else if (details instanceof EventDetails.StateExited exited) {
      inspectVariables(exited.assigned());
    }
  }

  /** The variables as they are afterwards. */
  private void inspectVariables(Map<String, JsonNode> assigned) {
    ObjectNode variables = Json.MAPPER.createObjectNode();
    setting.variables().forEach(variables::set);
    assigned.forEach(variables::set);
    if (!variables.isEmpty()) {
      inspect("variables", variables);
    }
  }

  private void inspect(String name, JsonNode value) {
    inspection.set(name, setting.text(value));
  }

  /** Where there is only one state, a cause does not tell which. */
  private static String withoutPlace(String cause) {
    return cause == null
        ? null
        : cause.replaceFirst(
            "^An error occurred while executing the state '.*?' \\(entered at the event id"
                + " #\\d+\\)\\. ",
            "");
  }
}
