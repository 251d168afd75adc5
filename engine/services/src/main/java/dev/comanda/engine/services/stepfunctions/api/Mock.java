package dev.comanda.engine.services.stepfunctions.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.engine.aws.AwsError;
import dev.comanda.engine.states.asl.State;
import dev.comanda.engine.states.task.TaskCall;
import dev.comanda.engine.states.task.TaskFailure;
import dev.comanda.engine.states.task.TaskRunner;
import java.util.List;

/**
 * What a test's task gives, or the inside of its Map or Parallel state, without being run.
 *
 * @param result null when it fails
 * @param error null when it gives a result
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_MockInput.html">MockInput</a>
 */
record Mock(JsonNode result, JsonNode error) implements TaskRunner {

  private static final String SUPPORTED = "[Task, Wait, Pass, Succeed, Fail, Choice]";

  /**
   * Reads a request's mock.
   *
   * @return null when there is none
   * @throws AwsError if the state takes no mock, needs one, or not this one
   */
  static Mock read(JsonNode request, State state) {
    boolean hasInside = !state.flows().isEmpty();
    JsonNode mock = request.path("mock");
    Requests.checkOneOf(mock, "fieldValidationMode", List.of("STRICT", "PRESENT", "NONE"));
    if (mock.isMissingNode() || mock.isNull()) {
      requireNone(state, hasInside);
      return null;
    }
    if (!hasInside && !(state instanceof State.Task)) {
      throw invalid("State type '" + type(state) + "' is not supported when a mock is specified");
    }
    if (mock.has("result") == mock.has("errorOutput")) {
      throw invalid(
          mock.has("result")
              ? "A test mock should have only one of the following fields: [result, errorOutput]."
              : "A test mock should have at least one of the following fields: [result,"
                  + " errorOutput].");
    }
    JsonNode result = Requests.json(mock, "result", null);
    if (hasInside && result != null && !result.isArray()) {
      throw invalid("Mocked result must be an array.");
    }
    if (state instanceof State.Task task && result != null) {
      MockShapes.check(task.resource(), result, mock.path("fieldValidationMode").asText("STRICT"));
    }
    return new Mock(result, mock.get("errorOutput"));
  }

  private static void requireNone(State state, boolean hasInside) {
    if (hasInside) {
      throw new AwsError(
          "InvalidDefinition",
          "TestState API does not support Map or Parallel states. Supported state types include: "
              + SUPPORTED,
          400);
    }
    if (state instanceof State.Task task && isWaiting(task.resource())) {
      throw new AwsError(
          "InvalidDefinition",
          "TestState API supports activities, '.sync' and '.waitForTaskToken' service"
              + " integrations only when a mock is specified",
          400);
    }
  }

  private static boolean isWaiting(String resource) {
    return resource.contains(":activity:")
        || resource.endsWith(".sync")
        || resource.endsWith(".sync:2")
        || resource.endsWith(".waitForTaskToken");
  }

  private static String type(State state) {
    return state.getClass().getSimpleName();
  }

  @Override
  public JsonNode run(TaskCall call) throws TaskFailure {
    if (error != null) {
      throw new TaskFailure(error.path("error").textValue(), error.path("cause").textValue());
    }
    return result;
  }

  private static AwsError invalid(String message) {
    return new AwsError("ValidationException", message, 400);
  }
}
