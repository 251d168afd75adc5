package dev.comanda.engine.states.asl;

/** An expression in a {@link Template} that has no usable value. */
public final class EvaluationException extends RuntimeException {

  private final String path;
  private final String expression;

  /**
   * @param path where it stands below the field, such as {@code /a[0]}; empty for the field itself
   * @param expression its text
   * @param reason the end of AWS's sentence about it
   */
  public EvaluationException(String path, String expression, String reason) {
    super(reason, null, false, false);
    this.path = path;
    this.expression = expression;
  }

  /** The same, seen from one step further out. */
  EvaluationException inside(String step) {
    return new EvaluationException(step + path, expression, getMessage());
  }

  /** Where the expression stands below the field; empty for the field itself. */
  public String path() {
    return path;
  }

  /** The text of the expression. */
  public String expression() {
    return expression;
  }
}
