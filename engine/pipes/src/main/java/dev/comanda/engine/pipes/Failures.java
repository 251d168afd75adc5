package dev.comanda.engine.pipes;

import dev.comanda.engine.aws.AwsError;
import java.util.Set;

/** Tells the customer's failures, which count as attempts, from those of AWS, which do not. */
final class Failures {

  private static final Set<String> THROTTLES =
      Set.of("ThrottlingException", "TooManyRequestsException", "ExecutionLimitExceeded");

  private Failures() {}

  static Outcome of(AwsError error) {
    boolean passing =
        error.status() >= 500 || error.status() == 429 || THROTTLES.contains(error.code());
    return passing ? new Outcome.Unavailable(error.code()) : new Outcome.Failed(error.code());
  }

  static Outcome of(RuntimeException failure) {
    return failure instanceof AwsError error
        ? of(error)
        : new Outcome.Unavailable(failure.getClass().getSimpleName());
  }
}
