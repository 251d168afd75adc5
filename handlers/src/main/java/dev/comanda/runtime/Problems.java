package dev.comanda.runtime;

import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.exception.SdkServiceException;

/** The one place that turns a failure into a problem document. */
public final class Problems {

  private Problems() {}

  /** The problem to answer for the failure. What nobody foresaw is logged, and told as 500. */
  static Problem from(RuntimeException failure, String requestId) {
    if (failure instanceof ProblemException refusal) {
      return refusal.problem();
    }
    if (failure instanceof SdkException aws && isTransient(aws)) {
      Log.warn(requestId, "an AWS call failed for now", failure);
      return Problem.unavailable();
    }
    Log.error(requestId, "the request failed", failure);
    return Problem.of(500, "internal-error", "Internal error")
        .withDetail("The request failed; its id finds the reason in the log");
  }

  /**
   * Whether the same call may succeed later: throttled, a server's error, no or no timely answer.
   */
  public static boolean isTransient(SdkException failure) {
    if (failure instanceof SdkServiceException service) {
      return service.isThrottlingException() || service.statusCode() >= 500;
    }
    return failure.retryable() || failure instanceof SdkClientException;
  }
}
