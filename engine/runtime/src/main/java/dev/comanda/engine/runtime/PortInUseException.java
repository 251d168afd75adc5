package dev.comanda.engine.runtime;

/** Another program listens where a part of the runtime wants to; the message says what to do. */
public final class PortInUseException extends RuntimeException {

  PortInUseException(String part, int port) {
    super(
        "Port %d, for %s, is in use: stop the program that has it, or move every port with --port-base"
            .formatted(port, part));
  }
}
