package dev.comanda.operations.verify;

/**
 * A step that {@link Verify} takes as a customer has failed, so that the next ones cannot be taken.
 */
final class NotSeenException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  NotSeenException(String why) {
    super(why);
  }
}
