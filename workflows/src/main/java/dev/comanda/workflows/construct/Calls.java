package dev.comanda.workflows.construct;

import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.lambda.IFunction;
import software.amazon.awscdk.services.stepfunctions.TaskInput;
import software.amazon.awscdk.services.stepfunctions.Timeout;
import software.amazon.awscdk.services.stepfunctions.tasks.LambdaInvokeJsonataProps;

/** Calls of functions. */
public final class Calls {

  /** A second more than a function may take: then the error is the function's own. */
  private static final Duration TIMEOUT = Duration.seconds(11);

  private Calls() {}

  /**
   * A call that is tried again as its workflow says and not, besides, as the library thinks best:
   * the retries have to fit into the workflow's time.
   */
  public static LambdaInvokeJsonataProps.Builder of(
      IFunction function, Map<String, Object> payload) {
    return LambdaInvokeJsonataProps.builder()
        .lambdaFunction(function)
        .payload(TaskInput.fromObject(payload))
        .taskTimeout(Timeout.duration(TIMEOUT))
        .retryOnServiceExceptions(false);
  }
}
