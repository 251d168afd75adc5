package dev.comanda.engine.states.execution;

/** Ends a flow that nothing can retry or catch any more. */
final class Stopped extends RuntimeException {

  /** Why. */
  enum Reason {
    /** The execution's time is up. */
    TIMED_OUT,
    /** Another branch has failed the state that both belong to. */
    ABORTED
  }

  private final Reason reason;

  Stopped(Reason reason) {
    super(reason.name(), null, false, false);
    this.reason = reason;
  }

  Reason reason() {
    return reason;
  }
}
