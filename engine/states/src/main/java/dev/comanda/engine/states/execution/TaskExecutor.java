package dev.comanda.engine.states.execution;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.engine.states.asl.State;
import dev.comanda.engine.states.asl.Template;
import dev.comanda.engine.states.history.EventType;
import dev.comanda.engine.states.task.TaskCall;
import dev.comanda.engine.states.task.TaskFailure;
import java.time.Duration;

/** Has something done by the runner of tasks. */
final class TaskExecutor {

  Departure execute(State.Task state, Entry entry) {
    Visit visit = entry.into(state, EventType.TASK_STATE_ENTERED);
    return Attempts.run(
        visit, state.recovery(), state.exit(), Attempts.Ends.TASK, () -> runTask(state, visit));
  }

  /** Makes one attempt and gives the task's result. */
  static JsonNode runTask(State.Task state, Visit visit) {
    JsonNode arguments = visit.evaluate(state.arguments(), "Arguments", visit.input());
    Long timeout = seconds(visit, state.timeoutSeconds(), "TimeoutSeconds");
    Long heartbeat = seconds(visit, state.heartbeatSeconds(), "HeartbeatSeconds");
    String role =
        state.credentials() == null
            ? null
            : visit.evaluate(state.credentials(), "Credentials/RoleArn").asText();
    TaskEvents events = TaskEvents.of(state.resource(), visit.track());
    events.scheduled(arguments, timeout, heartbeat, role);
    events.started();
    JsonNode result = run(state, visit, arguments, limit(timeout, heartbeat), events);
    if (Sizes.exceedsLimit(result)) {
      StateFailure tooLarge = Sizes.dataLimitExceeded(events.taskName());
      events.failed(tooLarge.error(), tooLarge.cause());
      throw tooLarge;
    }
    events.succeeded(result);
    return result;
  }

  private static JsonNode run(
      State.Task state, Visit visit, JsonNode arguments, TimeLimit own, TaskEvents events) {
    Duration left = visit.track().timeLeft();
    boolean ownFirst = own != null && own.duration().compareTo(left) < 0;
    try {
      var call = new TaskCall(state.resource(), arguments, state.name());
      JsonNode result =
          Watchdog.within(
              ownFirst ? own.duration() : left, () -> visit.track().execution().tasks().run(call));
      visit.track().checkStopped();
      return result;
    } catch (TaskFailure failure) {
      visit.track().checkStopped();
      events.failed(failure.error(), failure.cause());
      throw new StateFailure(failure.error(), failure.cause());
    } catch (Watchdog.TimeUp e) {
      visit.track().checkStopped();
      if (!ownFirst) {
        throw new Stopped(Stopped.Reason.TIMED_OUT);
      }
      events.timedOut(own.failure().error());
      throw own.failure();
    }
  }

  /**
   * A limit that the state sets.
   *
   * @param failure what passing it is
   */
  private record TimeLimit(Duration duration, StateFailure failure) {}

  /** The shorter of a state's limits; null for none. */
  private static TimeLimit limit(Long timeout, Long heartbeat) {
    if (heartbeat != null && (timeout == null || heartbeat < timeout)) {
      return new TimeLimit(Duration.ofSeconds(heartbeat), StateFailure.heartbeatTimeout());
    }
    return timeout == null
        ? null
        : new TimeLimit(Duration.ofSeconds(timeout), StateFailure.timeout());
  }

  private static Long seconds(Visit visit, Template template, String field) {
    if (template == null) {
      return null;
    }
    JsonNode seconds = visit.evaluate(template, field, JsonType.INTEGER);
    if (!seconds.canConvertToLong() || seconds.longValue() < 1) {
      throw visit.evaluationFailure(
          field, "The " + field + " field must be a positive integer but was: " + seconds);
    }
    return seconds.longValue();
  }
}
