package dev.comanda.local.stepfunctions.execution;

/** The failure of a state, which may be retried, be caught, or end the flow around it. */
final class StateFailure extends RuntimeException {

  private final String error;
  private final String cause;

  StateFailure(String error, String cause) {
    super(error, null, false, false);
    this.error = error;
    this.cause = cause;
  }

  /** Whether it ends the whole execution, whatever stands around the state. */
  boolean fatal() {
    return "States.Runtime".equals(error);
  }

  /** Null when a Fail state names none. */
  String error() {
    return error;
  }

  /** Null when nothing is told. */
  String cause() {
    return cause;
  }
}
