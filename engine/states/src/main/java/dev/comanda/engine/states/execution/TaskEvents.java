package dev.comanda.engine.states.execution;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.engine.states.history.EventDetails;
import dev.comanda.engine.states.history.EventType;

/** The events of a task: a function's differ from an integration's. */
abstract class TaskEvents {

  final Track track;

  TaskEvents(Track track) {
    this.track = track;
  }

  static TaskEvents of(String resource, Track track) {
    int service = resource.indexOf(":states:::");
    if (service < 0) {
      return new OfFunction(resource, track);
    }
    String integration = resource.substring(service + ":states:::".length());
    int action = integration.lastIndexOf(':');
    return new OfIntegration(
        integration.substring(0, action), integration.substring(action + 1), track);
  }

  /** What AWS calls the task in the cause of an error. */
  abstract String taskName();

  abstract void scheduled(JsonNode arguments, Long timeout, Long heartbeat, String role);

  abstract void started();

  abstract void succeeded(JsonNode result);

  abstract void failed(String error, String cause);

  abstract void timedOut(String error);

  private static final class OfFunction extends TaskEvents {
    private final String arn;

    OfFunction(String arn, Track track) {
      super(track);
      this.arn = arn;
    }

    @Override
    String taskName() {
      return arn;
    }

    @Override
    void scheduled(JsonNode arguments, Long timeout, Long heartbeat, String role) {
      track.record(
          EventType.LAMBDA_FUNCTION_SCHEDULED,
          new EventDetails.LambdaScheduled(arn, arguments, timeout, role));
    }

    @Override
    void started() {
      track.record(EventType.LAMBDA_FUNCTION_STARTED, null);
    }

    @Override
    void succeeded(JsonNode result) {
      track.record(EventType.LAMBDA_FUNCTION_SUCCEEDED, new EventDetails.Output(result));
    }

    @Override
    void failed(String error, String cause) {
      track.record(EventType.LAMBDA_FUNCTION_FAILED, new EventDetails.Failure(error, cause));
    }

    @Override
    void timedOut(String error) {
      track.record(EventType.LAMBDA_FUNCTION_TIMED_OUT, new EventDetails.Failure(error, null));
    }
  }

  private static final class OfIntegration extends TaskEvents {
    private final String type;
    private final String action;

    OfIntegration(String type, String action, Track track) {
      super(track);
      this.type = type;
      this.action = action;
    }

    @Override
    String taskName() {
      return type;
    }

    @Override
    void scheduled(JsonNode arguments, Long timeout, Long heartbeat, String role) {
      track.record(
          EventType.TASK_SCHEDULED,
          new EventDetails.TaskScheduled(type, action, arguments, timeout, heartbeat, role));
    }

    @Override
    void started() {
      track.record(EventType.TASK_STARTED, new EventDetails.TaskStarted(type, action));
    }

    @Override
    void succeeded(JsonNode result) {
      track.record(EventType.TASK_SUCCEEDED, new EventDetails.TaskSucceeded(type, action, result));
    }

    @Override
    void failed(String error, String cause) {
      track.record(EventType.TASK_FAILED, new EventDetails.TaskFailed(type, action, error, cause));
    }

    @Override
    void timedOut(String error) {
      track.record(
          EventType.TASK_TIMED_OUT, new EventDetails.TaskFailed(type, action, error, null));
    }
  }
}
