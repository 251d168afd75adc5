package dev.comanda.it.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

/**
 * TLS before an endpoint that has none, since AWS's have it and it is a good part of what a
 * function's first call costs. The certificate is made here, and is trusted beside those that the
 * JDK trusts.
 */
final class TlsFront implements AutoCloseable {

  private static final char[] PASSWORD = "changeit".toCharArray();
  private static final String NAME = "front";

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final URI endpoint;
  private final Path trusted;
  private final SSLServerSocket server;

  /**
   * @param work a folder for keys and certificates
   * @param javaHome whose trusted certificates are taken over
   */
  TlsFront(URI endpoint, Path work, Path javaHome)
      throws IOException, GeneralSecurityException, InterruptedException {
    this.endpoint = endpoint;
    Path keys = work.resolve("front.p12");
    makeKey(keys);
    KeyStore own = KeyStore.getInstance(keys.toFile(), PASSWORD);
    this.trusted = work.resolve("trusted.p12");
    trust(own.getCertificate(NAME), javaHome.resolve("lib/security/cacerts"), trusted);
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(own, PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    this.server =
        (SSLServerSocket)
            context
                .getServerSocketFactory()
                .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    threads.execute(this::accept);
  }

  /** Where it listens. */
  String address() {
    return "https://127.0.0.1:" + server.getLocalPort();
  }

  /** The JVM's options to trust it. */
  List<String> trust() {
    return List.of(
        "-Djavax.net.ssl.trustStore=" + trusted,
        "-Djavax.net.ssl.trustStorePassword=" + new String(PASSWORD));
  }

  @Override
  public void close() throws IOException {
    server.close();
    threads.shutdownNow();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        Socket service = new Socket(endpoint.getHost(), endpoint.getPort());
        client.setTcpNoDelay(true);
        service.setTcpNoDelay(true);
        threads.execute(() -> pump(client, service));
        threads.execute(() -> pump(service, client));
      } catch (IOException e) {
        // Closed, or a client that has gone: the next one is not its fault.
      }
    }
  }

  private static void pump(Socket from, Socket to) {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      in.transferTo(to.getOutputStream());
    } catch (IOException e) {
      // Either side may hang up when it likes.
    }
  }

  private static void makeKey(Path keys) throws IOException, InterruptedException {
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                NAME,
                "-keyalg",
                "EC",
                "-dname",
                "CN=127.0.0.1",
                "-ext",
                "SAN=ip:127.0.0.1",
                "-keystore",
                keys.toString(),
                "-storetype",
                "PKCS12",
                "-storepass",
                new String(PASSWORD))
            .redirectErrorStream(true)
            .start();
    String said = new String(keytool.getInputStream().readAllBytes());
    if (keytool.waitFor() != 0) {
      throw new IOException("keytool failed: " + said);
    }
  }

  private static void trust(Certificate certificate, Path known, Path trusted)
      throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance(known.toFile(), PASSWORD);
    store.setCertificateEntry(NAME, certificate);
    try (var out = Files.newOutputStream(trusted)) {
      store.store(out, PASSWORD);
    }
  }
}
