package dev.comanda.runtime.http;

import dev.comanda.runtime.Log;
import dev.comanda.runtime.aws.AwsFailures;
import dev.comanda.runtime.aws.BusyException;
import software.amazon.awssdk.core.exception.SdkException;

/** The one place that turns a failure into a problem document. */
final class Problems {

  private Problems() {}

  /** The problem to answer for the failure. What nobody foresaw is logged, and told as 500. */
  static Problem from(RuntimeException failure, String requestId) {
    if (failure instanceof ProblemException refusal) {
      return refusal.problem();
    }
    if (failure instanceof BusyException) {
      return Problem.unavailable();
    }
    if (failure instanceof SdkException aws && AwsFailures.mayPass(aws)) {
      Log.warn(requestId, "an AWS call failed for now", failure);
      return Problem.unavailable();
    }
    Log.error(requestId, "the request failed", failure);
    return Problem.of(500, "internal-error", "Internal error")
        .withDetail("The request failed; its id finds the reason in the log");
  }
}
