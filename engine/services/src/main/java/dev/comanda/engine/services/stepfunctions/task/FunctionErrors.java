package dev.comanda.engine.services.stepfunctions.task;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.engine.aws.AwsError;
import dev.comanda.engine.aws.AwsResponse;
import dev.comanda.engine.aws.Json;
import dev.comanda.engine.aws.door.AwsClient;
import dev.comanda.engine.states.task.TaskFailure;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Invokes a function, and turns what goes wrong into the errors that a workflow sees. */
final class FunctionErrors {

  private FunctionErrors() {}

  /**
   * Invokes.
   *
   * @throws TaskFailure with the function's own error type and its error document, or with Lambda's
   *     refusal
   */
  static AwsResponse invoke(AwsClient aws, String function, JsonNode payload) throws TaskFailure {
    AwsResponse response;
    try {
      response = aws.invoke(function, Json.bytes(payload));
    } catch (AwsError e) {
      throw ServiceErrors.failure("Lambda", "Lambda", e);
    } catch (UncheckedIOException e) {
      throw ServiceErrors.unreachable("Lambda", e);
    }
    if (response.headers().containsKey("x-amz-function-error")) {
      throw failure(new String(response.body(), StandardCharsets.UTF_8));
    }
    return response;
  }

  /** The answer's payload; text that is not JSON is a string. */
  static JsonNode payload(AwsResponse response) {
    try {
      return Json.parse(response.body());
    } catch (UncheckedIOException e) {
      return Json.MAPPER
          .getNodeFactory()
          .textNode(new String(response.body(), StandardCharsets.UTF_8));
    }
  }

  private static TaskFailure failure(String document) {
    String type = null;
    try {
      type = Json.parse(document).path("errorType").textValue();
    } catch (UncheckedIOException e) {
      // Not JSON: told below, like a document without a type.
    }
    return type == null
        ? new TaskFailure(
            "Lambda.Unknown",
            "The cause could not be determined because Lambda did not return an error type."
                + " Returned payload: "
                + document)
        : new TaskFailure(type, document);
  }
}
