package dev.comanda.email;

/**
 * Another run has claimed this mail and may be sending it. Transient: once that run's lease is over
 * the mail is either recorded as sent or free to be claimed. Workflows match the qualified name.
 */
public class MailInFlightException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Names the order. */
  public MailInFlightException(String message) {
    super(message);
  }
}
