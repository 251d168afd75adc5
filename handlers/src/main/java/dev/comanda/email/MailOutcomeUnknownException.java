package dev.comanda.email;

/**
 * SES was asked to send and gave no answer, so the mail may be on its way. Transient, but the
 * mail's claim is kept: nobody sends again before the lease is over.
 */
public class MailOutcomeUnknownException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** With the failure of the call. */
  public MailOutcomeUnknownException(String message, Throwable cause) {
    super(message, cause);
  }
}
