package dev.comanda.email;

/**
 * SES takes no mail at the moment and has surely not taken this one: it is throttling, paused or
 * failing, or something that an operator must mend is missing. Transient, and the mail's claim is
 * released, so that a retry may send at once. Workflows match the qualified name.
 */
public class MailThrottledException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Names SES's error code; the cause is left out, because its message may quote an address. */
  public MailThrottledException(String message) {
    super(message);
  }
}
