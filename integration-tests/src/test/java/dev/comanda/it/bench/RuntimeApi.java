package dev.comanda.it.bench;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Lambda's Runtime API for one function's process, with the snapshot's restore and the endpoint of
 * its credentials.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html">Runtime API</a>
 */
final class RuntimeApi implements AutoCloseable {

  /** What the process does next. */
  enum Step {
    /** It is ready for its snapshot, and waits to be restored. */
    SNAPSHOT,
    /** It waits for an event. */
    IDLE,
    /** It has answered an event. */
    ANSWERED,
    /** It could not start, or not answer. */
    FAILED
  }

  /**
   * A step.
   *
   * @param nanoTime when it was seen
   * @param body what the process sent with it
   */
  record Seen(Step step, long nanoTime, String body) {}

  static {
    // Without it the JDK's server sends an answer in two parts, and the second waits for 40 ms.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final String PREFIX = "/2018-06-01/runtime/";

  private final BlockingQueue<Seen> steps = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;

  RuntimeApi(Map<String, String> credentials) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext(PREFIX, this::handle);
    server.createContext("/credentials", exchange -> send(exchange, 200, json(credentials)));
    server.start();
  }

  /** The value of {@code AWS_LAMBDA_RUNTIME_API}. */
  String address() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  /** Lets the process go on: restores it, or gives it an event. */
  void give(String event) {
    events.add(event);
  }

  /**
   * Waits for the next step.
   *
   * @throws IOException if it is another one
   */
  Seen await(Step step) throws IOException, InterruptedException {
    Seen seen = steps.poll(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    if (seen == null || seen.step() != step) {
      throw new IOException("Expected " + step + " of the function and saw " + seen);
    }
    return seen;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String call = exchange.getRequestURI().getPath().substring(PREFIX.length());
    switch (call) {
      case "restore/next" -> handOut(exchange, Step.SNAPSHOT);
      case "invocation/next" -> handOut(exchange, Step.IDLE);
      default -> {
        see(call.endsWith("/response") ? Step.ANSWERED : Step.FAILED, body);
        send(exchange, 202, "");
      }
    }
  }

  private void handOut(HttpExchange exchange, Step step) throws IOException {
    see(step, "");
    try {
      String event = events.take();
      Headers headers = exchange.getResponseHeaders();
      headers.set("Content-Type", "application/json");
      headers.set("Lambda-Runtime-Aws-Request-Id", UUID.randomUUID().toString());
      headers.set(
          "Lambda-Runtime-Deadline-Ms", Long.toString(Instant.now().plus(LIMIT).toEpochMilli()));
      headers.set(
          "Lambda-Runtime-Invoked-Function-Arn",
          "arn:aws:lambda:us-east-1:000000000000:function:bench:live");
      headers.set(
          "Lambda-Runtime-Trace-Id",
          "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=0");
      send(exchange, 200, event);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void see(Step step, String body) {
    steps.add(new Seen(step, System.nanoTime(), body));
  }

  private static String json(Map<String, String> credentials) {
    return """
    {"AccessKeyId": "%s", "SecretAccessKey": "%s", "Token": "%s", "Expiration": "%s"}\
    """
        .formatted(
            credentials.get("AWS_ACCESS_KEY_ID"),
            credentials.get("AWS_SECRET_ACCESS_KEY"),
            credentials.get("AWS_SESSION_TOKEN"),
            Instant.now().plus(Duration.ofHours(6)));
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
