package dev.comanda.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.engine.aws.Json;
import dev.comanda.engine.aws.TestDoor;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a page of some site, open in a browser of this machine, gets of each port. */
class PagesTest {

  private static final Ports PORTS = new Ports(TestDoor.freePorts(11));
  private static final String OF_A_PAGE = "Origin: https://attacker.example\r\n";

  @TempDir private static Path folder;
  private static Cloud cloud;
  private static Run run;

  @BeforeAll
  static void start() throws Exception {
    Options options =
        new Options(
            Path.of("src/test/resources/helpdesk"),
            Path.of("..", "services"),
            folder,
            PORTS,
            2,
            Map.of());
    cloud = new Cloud(() -> "helpdesk", options);
    run = cloud.start(line -> {});
  }

  @AfterAll
  static void stop() {
    cloud.close();
  }

  /** As an image, a form, or a script may ask; the last with the preflight that it needs. */
  @ParameterizedTest
  @CsvSource({
    "4, POST, /",
    "4, OPTIONS, /",
    "5, POST, /?Action=ListQueues",
    "5, GET, /?Action=ListQueues",
    "5, OPTIONS, /",
    "6, GET, /",
    "6, POST, /bucket",
    "6, OPTIONS, /bucket/key",
    "7, POST, /",
    "7, OPTIONS, /",
    "2, POST, /clear-store",
    "2, POST, /v2/email/outbound-emails",
    "2, OPTIONS, /v2/email/outbound-emails",
  })
  void isRefusedOnThePortsOfEngines(int port, String method, String path) throws Exception {
    for (String headers : List.of("", OF_A_PAGE)) {
      String answer = ask(PORTS.aws() + port, method, path, headers);

      assertThat(answer).matches("(?s)HTTP/1.1 4\\d\\d .*");
      assertThat(answer.toLowerCase()).doesNotContain("access-control-allow-origin");
    }
  }

  @Test
  void changesNoQueueWithoutItsSecretPath() throws Exception {
    String queue = run.output("TicketsUrl");
    String query = "/?Action=SendMessage&MessageBody=forged&QueueUrl=" + queue;

    ask(PORTS.sqs(), "GET", query, "");
    ask(PORTS.sqs(), "GET", queue.substring(queue.indexOf("/0000")) + query.substring(1), "");
    ask(PORTS.aws(), "GET", query, "");

    assertThat(
            run.client()
                .call("sqs", "ReceiveMessage", Json.object().put("QueueUrl", queue))
                .path("Messages"))
        .isEmpty();
  }

  @Test
  void mayFollowALinkToTheInbox() throws Exception {
    String followed = "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\n";

    assertThat(ask(PORTS.inbox(), "GET", "/", followed)).startsWith("HTTP/1.1 200");
    assertThat(
            ask(
                PORTS.inbox(),
                "POST",
                "/clear-store",
                "Origin: http://127.0.0.1:" + PORTS.inbox() + "\r\n"))
        .startsWith("HTTP/1.1 200");
  }

  private static String ask(int port, String method, String path, String headers)
      throws IOException {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      String head =
          method
              + " "
              + path
              + " HTTP/1.1\r\nHost: 127.0.0.1:"
              + port
              + "\r\nConnection: close\r\nContent-Length: 0\r\n"
              + headers
              + "\r\n";
      socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }
}
