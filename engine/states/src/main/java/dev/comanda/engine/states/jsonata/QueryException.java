package dev.comanda.engine.states.jsonata;

/**
 * Why an expression gave no usable value. The message ends AWS's sentence "The JSONata expression
 * '...' specified for the field '...'".
 */
public final class QueryException extends RuntimeException {

  /** Takes the end of the sentence, such as {@code returned nothing (undefined).} */
  public QueryException(String message) {
    super(message, null, false, false);
  }
}
