package dev.comanda.runtime.json;

/** A text that is not strict JSON, and where it stops being so. */
public final class JsonException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String pointer;

  JsonException(String pointer, String message) {
    super(message);
    this.pointer = pointer;
  }

  /** The place as a JSON pointer (RFC 6901); empty for the whole text. */
  public String pointer() {
    return pointer;
  }
}
