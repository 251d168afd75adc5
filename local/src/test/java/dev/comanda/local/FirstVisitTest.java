package dev.comanda.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.comanda.engine.aws.TestDoor;
import dev.comanda.engine.aws.door.Loopback;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FirstVisitTest {

  private static final Map<String, String> SITE =
      Map.of(
          "/",
          """
          <link rel="icon" href="/favicon.svg"><link rel="preload" href="/config.json">
          <script type="module" src="/assets/index-A1.js"></script><a href="https://example.com/a.js">
          """,
          "/assets/index-A1.js",
          "const a=\"/assets/oil-B2.svg\",b=\"/checkout\",c=\"/assets/gone.svg\"");

  private final List<String> visited = new ArrayList<>();
  private TestDoor door;
  private HttpServer storefront;
  private HttpServer api;

  @BeforeEach
  void start() throws IOException {
    door = new TestDoor();
    storefront = serve(door.port(8));
    api = serve(door.port(7));
  }

  @AfterEach
  void stop() {
    storefront.stop(0);
    api.stop(0);
    door.close();
  }

  @Test
  void asksForWhatABrowserWouldAskFor() {
    visit();

    assertThat(visited)
        .containsExactly(
            "/products?limit=50",
            "/",
            "/favicon.svg",
            "/config.json",
            "/assets/index-A1.js",
            "/assets/oil-B2.svg",
            "/assets/gone.svg");
  }

  @Test
  void comesToNothingWhereNobodyAnswers() {
    storefront.stop(0);

    visit();

    assertThat(visited).containsExactly("/products?limit=50");
  }

  private void visit() {
    Map<String, String> endpoints =
        Map.of("storefront", Loopback.url(door.port(8)), "api", Loopback.url(door.port(7)));
    new FirstVisit(door.http(), endpoints).visit();
  }

  private HttpServer serve(int port) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.createContext("/", this::answer);
    server.start();
    return server;
  }

  private synchronized void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().toString();
    String encodings = exchange.getRequestHeaders().getFirst("Accept-Encoding");
    if ("gzip, deflate, br, zstd".equals(encodings)) {
      visited.add(path);
    }
    byte[] body = SITE.getOrDefault(path, "").getBytes(StandardCharsets.UTF_8);
    int status = path.contains("gone") ? 404 : 200;
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
