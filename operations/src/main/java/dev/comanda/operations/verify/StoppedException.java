package dev.comanda.operations.verify;

/** The operator has stopped the command. */
final class StoppedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  StoppedException() {
    super("stopped");
  }
}
