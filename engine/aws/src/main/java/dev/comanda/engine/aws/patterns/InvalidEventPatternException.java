package dev.comanda.engine.aws.patterns;

/** A pattern that AWS would refuse. */
public final class InvalidEventPatternException extends IllegalArgumentException {

  private final String reason;

  InvalidEventPatternException(String reason) {
    super("Event pattern is not valid. Reason: " + reason);
    this.reason = reason;
  }

  /** What is wrong, without the sentence that EventBridge puts before it. */
  public String reason() {
    return reason;
  }
}
