package dev.comanda.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.engine.aws.Json;
import dev.comanda.engine.aws.TestDoor;
import dev.comanda.engine.aws.door.Loopback;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An app that is nobody's, run with what a product can add. */
class CloudTest {

  @TempDir private static Path folder;
  private static final String TICKET = "{\"name\":\"Ana\",\"text\":\"It is broken\"}";
  private static final Ports PORTS = new Ports(TestDoor.freePorts(11));
  private static final List<String> CALLED = new ArrayList<>();
  private static Cloud cloud;
  private static Run run;

  private static final class Helpdesk implements Product {
    @Override
    public String name() {
      return "helpdesk";
    }

    @Override
    public Map<String, String> parameters(Ports ports) {
      return Map.of("Greeting", "Good day", "AllowedOrigins", "of another app");
    }

    @Override
    public void deployed(Run run) {
      CALLED.add("deployed " + run.output("OpenArn"));
    }

    @Override
    public void ready(Run run) {
      CALLED.add("ready at " + run.endpoints().get("aws"));
    }
  }

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
    cloud = new Cloud(new Helpdesk(), options);
    run = cloud.start(line -> {});
  }

  @AfterAll
  static void stop() {
    cloud.close();
  }

  @Test
  void runsItsWorkflowUpToItsQueue() {
    JsonNode ticket =
        call(
            "states",
            "StartSyncExecution",
            json().put("stateMachineArn", run.output("OpenArn")).put("input", TICKET));
    JsonNode found =
        call(
            "sqs",
            "ReceiveMessage",
            json().put("QueueUrl", run.output("TicketsUrl")).put("WaitTimeSeconds", 20));

    assertThat(ticket.path("status").asText()).as(ticket.toString()).isEqualTo("SUCCEEDED");
    assertThat(ticket.path("output").asText()).isEqualTo("{\"answer\":\"Good day, Ana\"}");
    assertThat(found.path("Messages").findValuesAsText("Body")).containsExactly("It is broken");
  }

  @Test
  void callsTheProductInTime() {
    assertThat(CALLED)
        .containsExactly(
            "deployed arn:aws:states:us-east-1:000000000000:stateMachine:Helpdesk-Open7D8E9F0A",
            "ready at " + Loopback.url(PORTS.aws()));
  }

  @Test
  void isControlledInTheProductsName() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(Loopback.url(PORTS.aws()) + "/_helpdesk/calls"))
            .header("x-helpdesk", "1")
            .build();

    HttpResponse<String> calls =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());

    assertThat(calls.statusCode()).isEqualTo(200);
    assertThat(calls.body()).contains("sqs.CreateQueue.client");
  }

  private static JsonNode call(String service, String operation, ObjectNode input) {
    return run.client().call(service, operation, input);
  }

  private static ObjectNode json() {
    return Json.object();
  }
}
