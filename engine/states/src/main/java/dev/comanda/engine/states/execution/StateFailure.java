package dev.comanda.engine.states.execution;

/** The failure of a state, which may be retried, be caught, or end the flow around it. */
final class StateFailure extends RuntimeException {

  private final String error;
  private final String cause;
  private final String alias;

  StateFailure(String error, String cause) {
    this(error, cause, null);
  }

  private StateFailure(String error, String cause, String alias) {
    super(error, null, false, false);
    this.error = error;
    this.cause = cause;
    this.alias = alias;
  }

  /** A task whose time is up. */
  static StateFailure timeout() {
    return new StateFailure("States.Timeout", null);
  }

  /** A task without a sign of life: a timeout, which can be told apart from others. */
  static StateFailure heartbeatTimeout() {
    return new StateFailure("States.Timeout", null, "States.HeartbeatTimeout");
  }

  /** Whether {@code ErrorEquals} may call it so. */
  boolean isCalled(String name) {
    return name.equals(error) || name.equals(alias);
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
