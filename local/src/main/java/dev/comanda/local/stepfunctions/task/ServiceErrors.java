package dev.comanda.local.stepfunctions.task;

import dev.comanda.local.door.AwsError;
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
    String code = error.code().substring(error.code().lastIndexOf('.') + 1);
    String exception = code.endsWith("Exception") ? code : code + "Exception";
    return new TaskFailure(
        prefix + "." + exception,
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
