package dev.comanda.runtime.aws;

/** A service has too much to do, for longer than the caller could wait. The same may work later. */
public final class BusyException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Says what was not done. */
  public BusyException(String message) {
    super(message);
  }
}
