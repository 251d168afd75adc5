package dev.comanda.email;

/**
 * SES refused this mail for what is in it or for where it goes, and would again. Permanent:
 * workflows match the qualified name.
 */
public class MailRefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Names SES's error code; the cause is left out, because its message may quote an address. */
  public MailRefusedException(String message) {
    super(message);
  }
}
