package dev.comanda.engine.services.apigateway;

/** A token is not taken. The message is for the client: it holds nothing of the token. */
final class TokenRefusedException extends Exception {

  TokenRefusedException(String reason) {
    super(reason, null, false, false);
  }
}
