package dev.comanda.it.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.comanda.it.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * Answers as a Docker engine does until a container is to be made, and keeps what was asked for.
 *
 * @see <a href="https://docs.docker.com/reference/api/engine/version/v1.44/">Docker Engine API</a>
 */
final class RecordingDocker implements AutoCloseable {

  private final HttpServer server =
      HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  private volatile String created;

  RecordingDocker() throws IOException {
    server.createContext("/", this::answer);
    server.start();
  }

  /** Runs a program that starts a container, and gives the container that it asked for. */
  JsonNode askedBy(Class<?> program) throws IOException, InterruptedException {
    ProcessBuilder java =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            program.getName());
    java.environment().put("DOCKER_HOST", "tcp://127.0.0.1:" + server.getAddress().getPort());
    java.environment().put("TESTCONTAINERS_RYUK_DISABLED", "true");
    java.environment().put("TESTCONTAINERS_CHECKS_DISABLE", "true");
    Process process = java.redirectErrorStream(true).start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor(1, TimeUnit.MINUTES);
    if (created == null) {
      throw new IllegalStateException("No container was asked for:\n" + printed);
    }
    return Json.parse(created);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    byte[] request = exchange.getRequestBody().readAllBytes();
    if (path.endsWith("/containers/create")) {
      created = new String(request, StandardCharsets.UTF_8);
      send(exchange, 500, "{\"message\": \"No container is made here\"}");
    } else if (path.endsWith("/_ping")) {
      send(exchange, 200, "OK");
    } else if (path.endsWith("/version")) {
      send(exchange, 200, "{\"ApiVersion\": \"1.44\", \"Os\": \"linux\", \"Arch\": \"amd64\"}");
    } else if (path.endsWith("/info")) {
      send(exchange, 200, "{\"OSType\": \"linux\", \"MemTotal\": 8000000000}");
    } else if (path.endsWith("/images/json")) {
      send(exchange, 200, "[]");
    } else if (path.contains("/images/")) {
      send(exchange, 200, "{\"Id\": \"sha256:1\", \"Created\": \"2026-02-01T00:00:00Z\"}");
    } else {
      send(exchange, 404, "{\"message\": \"No such thing\"}");
    }
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    try (exchange) {
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
