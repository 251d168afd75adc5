package dev.comanda.engine.services.cloudfront;

/** A function threw, ran too long, or returned what is no request or response. */
final class FunctionException extends RuntimeException {

  FunctionException(String message) {
    super(message);
  }

  FunctionException(String message, Throwable cause) {
    super(message, cause);
  }
}
