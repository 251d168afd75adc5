package dev.comanda.engine.states.execution;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.engine.states.asl.StateMachine;
import dev.comanda.engine.states.execution.ExecutionResult.Status;
import dev.comanda.engine.states.history.EventDetails;
import dev.comanda.engine.states.history.EventType;
import dev.comanda.engine.states.history.History;
import dev.comanda.engine.states.task.TaskRunner;
import java.time.Duration;
import java.time.Instant;

/** Runs executions of Express state machines, each on the thread that asks for it. */
public final class Interpreter {

  /** The longest that an Express execution may take. */
  public static final Duration EXPRESS_LIMIT = Duration.ofMinutes(5);

  private final TaskRunner tasks;
  private final Pauses pauses;
  private final Fork fork;
  private final FlowRunner flows = new FlowRunner();

  /** An interpreter that runs branches and iterations one after the other, in their order. */
  public Interpreter(TaskRunner tasks, Pauses pauses) {
    this(tasks, pauses, Fork.sequential());
  }

  public Interpreter(TaskRunner tasks, Pauses pauses, Fork fork) {
    this.tasks = tasks;
    this.pauses = pauses;
    this.fork = fork;
  }

  /**
   * Runs one execution to its end. Never throws for what goes wrong in it.
   *
   * @param input the execution's input, which must not change any more
   */
  public ExecutionResult run(StateMachine machine, JsonNode input, ExecutionIdentity identity) {
    return run(machine, input, identity, new History());
  }

  /**
   * Runs one execution to its end, as {@link #run(StateMachine, JsonNode, ExecutionIdentity)} does.
   *
   * @param history where its events go while it runs; empty
   */
  public ExecutionResult run(
      StateMachine machine, JsonNode input, ExecutionIdentity identity, History history) {
    Instant startedAt = pauses.now();
    var execution =
        new Execution(
            identity,
            input,
            startedAt,
            startedAt.plus(limit(machine)),
            history,
            tasks,
            pauses,
            fork,
            new VariableSpace(),
            null);
    history.add(
        0,
        startedAt,
        EventType.EXECUTION_STARTED,
        new EventDetails.ExecutionStarted(input, identity.roleArn()));
    return run(machine, execution);
  }

  private ExecutionResult run(StateMachine machine, Execution execution) {
    Track track = Track.of(execution);
    try {
      JsonNode output = flows.run(machine.flow(), execution.input(), track);
      track.record(EventType.EXECUTION_SUCCEEDED, new EventDetails.Output(output));
      return result(track, Status.SUCCEEDED, output, null, null);
    } catch (StateFailure failure) {
      track.record(
          EventType.EXECUTION_FAILED, new EventDetails.Failure(failure.error(), failure.cause()));
      return result(track, Status.FAILED, null, failure.error(), failure.cause());
    } catch (Stopped stopped) {
      execution
          .history()
          .add(
              0,
              track.now(),
              EventType.EXECUTION_TIMED_OUT,
              new EventDetails.Failure("States.Timeout", null));
      return result(track, Status.TIMED_OUT, null, null, null);
    }
  }

  private static Duration limit(StateMachine machine) {
    return machine.timeoutSeconds() == null || machine.timeoutSeconds() > EXPRESS_LIMIT.toSeconds()
        ? EXPRESS_LIMIT
        : Duration.ofSeconds(machine.timeoutSeconds());
  }

  private static ExecutionResult result(
      Track track, Status status, JsonNode output, String error, String cause) {
    Execution execution = track.execution();
    return new ExecutionResult(
        status,
        output,
        error,
        cause,
        execution.history().events(),
        execution.startedAt(),
        track.now());
  }
}
