package dev.comanda.engine.aws;

import java.io.IOException;

/** The caller is to see a connection that breaks without an answer, because a test asked for it. */
public final class BrokenConnectionException extends IOException {

  /**
   * @param reason the fault that asked for it
   */
  public BrokenConnectionException(String reason) {
    super(reason);
  }
}
