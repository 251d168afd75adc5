package dev.comanda.engine.services.cloudfront;

import java.io.IOException;

/** An origin did not answer within its read timeout. */
final class OriginTimeoutException extends IOException {

  OriginTimeoutException(String message, Throwable cause) {
    super(message, cause);
  }
}
