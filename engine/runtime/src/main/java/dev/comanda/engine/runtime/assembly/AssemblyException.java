package dev.comanda.engine.runtime.assembly;

/** The assembly cannot be run here; the message says what in it, and where. */
public final class AssemblyException extends RuntimeException {

  public AssemblyException(String message) {
    super(message);
  }

  public AssemblyException(String message, Throwable cause) {
    super(message, cause);
  }
}
