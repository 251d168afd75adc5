package dev.comanda.emailtemplates;

/** Layouts and words do not make a mail; the message names the file and what is wrong in it. */
final class CompositionException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  CompositionException(String message) {
    super(message);
  }

  CompositionException(String message, Throwable cause) {
    super(message, cause);
  }
}
