package dev.comanda.workflows.construct;

import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.stepfunctions.JitterType;
import software.amazon.awscdk.services.stepfunctions.RetryProps;

/** How a task is tried again. */
public final class Retries {

  private Retries() {}

  /** Not at all after these errors. */
  public static RetryProps never(List<String> errors) {
    return RetryProps.builder().errors(errors).maxAttempts(0).build();
  }

  /** After any error, each time after twice the wait, of which chance takes a part. */
  public static RetryProps backingOff(int firstSeconds, int attempts) {
    return RetryProps.builder()
        .interval(Duration.seconds(firstSeconds))
        .backoffRate(2)
        .maxAttempts(attempts)
        .jitterStrategy(JitterType.FULL)
        .build();
  }
}
