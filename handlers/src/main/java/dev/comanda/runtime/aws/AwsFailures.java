package dev.comanda.runtime.aws;

import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.exception.SdkServiceException;

/** What a failed call of AWS means. */
public final class AwsFailures {

  private AwsFailures() {}

  /**
   * Whether the same call may succeed later: throttled, a server's error, no or no timely answer.
   */
  public static boolean mayPass(SdkException failure) {
    if (failure instanceof SdkServiceException service) {
      return service.isThrottlingException() || service.statusCode() >= 500;
    }
    return failure.retryable() || failure instanceof SdkClientException;
  }
}
