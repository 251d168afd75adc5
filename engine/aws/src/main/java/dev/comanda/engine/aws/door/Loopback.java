package dev.comanda.engine.aws.door;

import java.util.Set;

/**
 * Who may name this machine. A page of some other site can have its own name resolve to 127.0.0.1
 * (DNS rebinding); its requests are known by the foreign name in their Host header.
 */
public final class Loopback {

  private static final Set<String> NAMES = Set.of("127.0.0.1", "localhost", "[::1]");

  private Loopback() {}

  /** The address of a port, without a path. */
  public static String url(int port) {
    return "http://127.0.0.1:" + port;
  }

  /** The text with addresses of this machine as they can be reached: nothing here has TLS. */
  public static String reachable(String text) {
    return text.replace("https://127.0.0.1:", "http://127.0.0.1:");
  }

  /**
   * Whether a Host header names this machine.
   *
   * @param host with or without a port; null is refused
   */
  public static boolean named(String host) {
    if (host == null) {
      return false;
    }
    int port = host.lastIndexOf(':');
    return NAMES.contains(host) || (port > 0 && NAMES.contains(host.substring(0, port)));
  }
}
