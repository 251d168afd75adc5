package dev.comanda.engine.services.lambda;

import dev.comanda.engine.aws.Json;
import dev.comanda.engine.services.lambda.Invocation.Outcome;
import java.time.Duration;
import java.util.Locale;

/** The error documents that Lambda itself writes when a function cannot. */
final class FunctionErrors {

  /** The most that a function may answer, in bytes. */
  static final int MAX_RESPONSE = 6_291_556;

  private FunctionErrors() {}

  static Outcome timedOut(String requestId, Duration timeout) {
    return outcome(
        "Sandbox.Timedout",
        String.format(
            Locale.ROOT,
            "RequestId: %s Error: Task timed out after %.2f seconds",
            requestId,
            timeout.toMillis() / 1000.0));
  }

  /**
   * @param exitValue as {@link Process#exitValue()} gives it: above 128 for a signal
   */
  static Outcome exited(String requestId, int exitValue) {
    String reason =
        exitValue == 0
            ? "Runtime exited without providing a reason"
            : "Runtime exited with error: " + reason(exitValue);
    return outcome("Runtime.ExitError", "RequestId: " + requestId + " Error: " + reason);
  }

  static Outcome responseTooLarge() {
    return outcome(
        "Function.ResponseSizeTooLarge",
        "Response payload size exceeded maximum allowed payload size ("
            + MAX_RESPONSE
            + " bytes).");
  }

  private static String reason(int exitValue) {
    return switch (exitValue) {
      case 134 -> "signal: aborted (core dumped)";
      case 137 -> "signal: killed";
      case 139 -> "signal: segmentation fault (core dumped)";
      case 143 -> "signal: terminated";
      default -> "exit status " + exitValue;
    };
  }

  private static Outcome outcome(String type, String message) {
    return new Outcome(
        Json.bytes(Json.object().put("errorType", type).put("errorMessage", message)), true);
  }
}
