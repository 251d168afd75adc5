package dev.comanda.contract.event;

/**
 * An event that no retry can make valid. Workflows match its fully qualified name in {@code
 * ErrorEquals} and send the event to a dead-letter queue at once.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html">Handling
 *     errors in Step Functions workflows</a>
 */
public class InvalidEventException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * @param message what is wrong and where, without customer data: it travels into the dead-letter
   *     message and the workflow's log
   */
  public InvalidEventException(String message) {
    super(message);
  }

  /** As above, with the failure that showed it. */
  public InvalidEventException(String message, Throwable cause) {
    super(message, cause);
  }
}
