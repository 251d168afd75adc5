package dev.comanda.engine.services.stepfunctions.task;

import dev.comanda.engine.aws.AwsError;
import dev.comanda.engine.states.task.TaskFailure;
import java.io.UncheckedIOException;
import java.util.UUID;

/** A service's refusal, as Step Functions names it: that of the SDK's exception. */
final class ServiceErrors {

  private ServiceErrors() {}

  /**
   * The failure of a call that was refused.
   *
   * @param prefix what stands before the dot in the error's name
   * @param service what the SDK calls the service
   */
  static TaskFailure failure(String prefix, String service, AwsError error) {
    return new TaskFailure(
        prefix + "." + SdkExceptions.name(prefix, error.code()),
        "%s (Service: %s, Status Code: %d, Request ID: %s)"
            .formatted(error.getMessage(), service, error.status(), UUID.randomUUID()));
  }

  /** The failure of a call that found nobody to answer. */
  static TaskFailure unreachable(String prefix, UncheckedIOException e) {
    return new TaskFailure(
        prefix + ".SdkClientException",
        "Unable to execute HTTP request: " + e.getCause().getMessage());
  }
}
