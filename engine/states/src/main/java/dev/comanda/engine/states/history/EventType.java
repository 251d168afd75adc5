package dev.comanda.engine.states.history;

/**
 * What happened, and the field of the API that tells about it.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_HistoryEvent.html">HistoryEvent</a>
 */
public enum EventType {
  EXECUTION_STARTED("ExecutionStarted"),
  EXECUTION_SUCCEEDED("ExecutionSucceeded"),
  EXECUTION_FAILED("ExecutionFailed"),
  EXECUTION_TIMED_OUT("ExecutionTimedOut"),

  PASS_STATE_ENTERED("PassStateEntered", "stateEntered"),
  PASS_STATE_EXITED("PassStateExited", "stateExited"),
  TASK_STATE_ENTERED("TaskStateEntered", "stateEntered"),
  TASK_STATE_EXITED("TaskStateExited", "stateExited"),
  TASK_STATE_ABORTED("TaskStateAborted"),
  CHOICE_STATE_ENTERED("ChoiceStateEntered", "stateEntered"),
  CHOICE_STATE_EXITED("ChoiceStateExited", "stateExited"),
  WAIT_STATE_ENTERED("WaitStateEntered", "stateEntered"),
  WAIT_STATE_EXITED("WaitStateExited", "stateExited"),
  WAIT_STATE_ABORTED("WaitStateAborted"),
  SUCCEED_STATE_ENTERED("SucceedStateEntered", "stateEntered"),
  SUCCEED_STATE_EXITED("SucceedStateExited", "stateExited"),
  FAIL_STATE_ENTERED("FailStateEntered", "stateEntered"),

  PARALLEL_STATE_ENTERED("ParallelStateEntered", "stateEntered"),
  PARALLEL_STATE_STARTED("ParallelStateStarted"),
  PARALLEL_STATE_SUCCEEDED("ParallelStateSucceeded"),
  PARALLEL_STATE_FAILED("ParallelStateFailed"),
  PARALLEL_STATE_ABORTED("ParallelStateAborted"),
  PARALLEL_STATE_EXITED("ParallelStateExited", "stateExited"),

  MAP_STATE_ENTERED("MapStateEntered", "stateEntered"),
  MAP_STATE_STARTED("MapStateStarted"),
  MAP_ITERATION_STARTED("MapIterationStarted"),
  MAP_ITERATION_SUCCEEDED("MapIterationSucceeded"),
  MAP_ITERATION_FAILED("MapIterationFailed"),
  MAP_ITERATION_ABORTED("MapIterationAborted"),
  MAP_STATE_SUCCEEDED("MapStateSucceeded"),
  MAP_STATE_FAILED("MapStateFailed"),
  MAP_STATE_ABORTED("MapStateAborted"),
  MAP_STATE_EXITED("MapStateExited", "stateExited"),

  TASK_SCHEDULED("TaskScheduled"),
  TASK_STARTED("TaskStarted"),
  TASK_SUCCEEDED("TaskSucceeded"),
  TASK_FAILED("TaskFailed"),
  TASK_TIMED_OUT("TaskTimedOut"),
  LAMBDA_FUNCTION_SCHEDULED("LambdaFunctionScheduled"),
  LAMBDA_FUNCTION_STARTED("LambdaFunctionStarted"),
  LAMBDA_FUNCTION_SUCCEEDED("LambdaFunctionSucceeded"),
  LAMBDA_FUNCTION_FAILED("LambdaFunctionFailed"),
  LAMBDA_FUNCTION_TIMED_OUT("LambdaFunctionTimedOut"),

  EVALUATION_FAILED("EvaluationFailed");

  private final String awsName;
  private final String detailsField;

  EventType(String awsName) {
    this(awsName, Character.toLowerCase(awsName.charAt(0)) + awsName.substring(1));
  }

  EventType(String awsName, String details) {
    this.awsName = awsName;
    this.detailsField = details + "EventDetails";
  }

  /** AWS's name, such as {@code TaskStateEntered}. */
  public String awsName() {
    return awsName;
  }

  /** The field of the API's answer that holds the details. */
  public String detailsField() {
    return detailsField;
  }
}
