package dev.comanda.engine.states.task;

/** A task's failure, as {@code Retry} and {@code Catch} see it. */
public final class TaskFailure extends Exception {

  private final String error;
  private final String cause;

  /**
   * @param error the error name, such as {@code States.Timeout}; null when the task names none
   * @param cause what it says about itself; null when it says nothing
   */
  public TaskFailure(String error, String cause) {
    super(error + ": " + cause, null, false, false);
    this.error = error;
    this.cause = cause;
  }

  /** The error name; null when the task names none. */
  public String error() {
    return error;
  }

  /** What the task says about its failure; null when it says nothing. */
  public String cause() {
    return cause;
  }
}
