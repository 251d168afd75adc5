package dev.comanda.engine.aws.door;

import java.io.IOException;
import java.time.Duration;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** An HTTP server that listens on loopback only. */
public final class LoopbackServer implements AutoCloseable {

  private final String name;
  private final QueuedThreadPool threads = new QueuedThreadPool();
  private final HttpConfiguration http = new HttpConfiguration();
  private final Server server = new Server(threads);
  private final ServerConnector connector =
      new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));

  /**
   * @param name of its threads, and in what it says
   * @param port 0 takes a free one
   * @param mostThreads that answer at once
   */
  public LoopbackServer(String name, int port, int mostThreads) {
    this.name = name;
    threads.setName(name);
    threads.setDaemon(true);
    threads.setMaxThreads(mostThreads);
    threads.setMinThreads(4);
    http.setSendServerVersion(false);
    http.setSendDateHeader(false);
    connector.setHost("127.0.0.1");
    connector.setPort(port);
    server.addConnector(connector);
  }

  /** How it reads and writes, to be changed before it starts. */
  public HttpConfiguration http() {
    return http;
  }

  /** Ends connections that nobody uses for so long; zero keeps them. */
  public LoopbackServer idleFor(Duration most) {
    connector.setIdleTimeout(most.toMillis());
    return this;
  }

  /** Has requests answered. */
  public LoopbackServer answers(Handler handler) {
    server.setHandler(handler);
    return this;
  }

  /** Has what the server itself refuses, such as headers that are too large, written. */
  public LoopbackServer refuses(Request.Handler handler) {
    server.setErrorHandler(handler);
    return this;
  }

  /**
   * Begins to listen.
   *
   * @throws IOException if the port is taken
   */
  public void start() throws IOException {
    try {
      server.start();
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException(e);
    }
  }

  /** The port that it listens on. */
  public int port() {
    return connector.getLocalPort();
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("The server of " + name + " did not stop", e);
    }
  }
}
