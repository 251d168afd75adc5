package dev.comanda.engine.states.jsonata;

/** An evaluation that Step Functions ends with an error. */
final class Refusal extends RuntimeException {

  /** What JSONata calls an error that a function itself tells. */
  private static final String OWN_CODE = "D3137";

  private final String code;

  private Refusal(String code, String message) {
    super(message, null, false, false);
    this.code = code;
  }

  /** An argument of the wrong type, counted from 1. */
  static Refusal signature(String function, int argument) {
    return new Refusal(
        "T0410",
        "Argument %d of function \"%s\" does not match function signature"
            .formatted(argument, function));
  }

  /** An argument that is no array, which is to have elements of any type. */
  static Refusal noArray(String function, int argument) {
    return new Refusal(
        "T0412",
        "Argument %d of function \"%s\" must be an array of undefined"
            .formatted(argument, function));
  }

  /** A value that a function does not take. */
  static Refusal value(String message) {
    return new Refusal(OWN_CODE, message);
  }

  /** A limit that the evaluation went beyond. */
  static Refusal limit(String message) {
    return new Refusal(null, message);
  }

  /** More than an expression may keep in memory. */
  static Refusal memory() {
    return limit("Expression evaluation memory limit exceeded: Check for excessive memory usage");
  }

  /** JSONata's code; null for a limit, which has none. */
  String code() {
    return code;
  }
}
