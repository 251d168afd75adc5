package dev.comanda.runtime.snapshot;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Duration;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;

/**
 * Loads what a connection needs, by making one: TLS is a good part of what a function's first call
 * costs. The connection, its session and its keys are thrown away.
 */
final class Handshake {

  private static final int TIMEOUT_MILLIS = Math.toIntExact(Duration.ofSeconds(2).toMillis());

  private Handshake() {}

  /**
   * Asks an endpoint for its root, unsigned. Any answer will do, a refusal too.
   *
   * @throws IOException if there is none
   */
  static void with(URI endpoint) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) endpoint.toURL().openConnection();
    if (connection instanceof HttpsURLConnection secured) {
      secured.setSSLSocketFactory(sessionsOfItsOwn().getSocketFactory());
    }
    connection.setConnectTimeout(TIMEOUT_MILLIS);
    connection.setReadTimeout(TIMEOUT_MILLIS);
    connection.setRequestProperty("Connection", "close");
    connection.getResponseCode();
    connection.disconnect();
  }

  /** The JDK's own context would keep the session, for copies of the snapshot to resume. */
  private static SSLContext sessionsOfItsOwn() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, null, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
