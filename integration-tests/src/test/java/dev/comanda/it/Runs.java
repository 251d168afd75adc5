package dev.comanda.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.awaitility.Awaitility;

/** The workflows' runs, as this machine tells about them. AWS tells of Express runs in logs. */
public final class Runs {

  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final Target target;
  private final HttpClient http = HttpClient.newHttpClient();

  public Runs(Target target) {
    this.target = target;
  }

  /** Waits until a run of the workflow with that order has ended, and gives all of its events. */
  public String await(String workflow, String orderId) {
    return Awaitility.await("a run of " + workflow + " with " + orderId)
        .atMost(LIMIT)
        .until(() -> find(workflow, orderId), found -> !found.isEmpty());
  }

  private String find(String workflow, String orderId) {
    ObjectNode list = Json.MAPPER.createObjectNode();
    list.put("stateMachineArn", target.output(workflow)).put("maxResults", 50);
    for (JsonNode run : Json.parse(call("ListExecutions", list)).path("executions")) {
      ObjectNode history = Json.MAPPER.createObjectNode();
      history.put("executionArn", run.path("executionArn").asText()).put("maxResults", 1000);
      String events = call("GetExecutionHistory", history);
      if (events.contains(orderId) && !run.path("status").asText().equals("RUNNING")) {
        return events;
      }
    }
    return "";
  }

  private String call(String operation, ObjectNode body) {
    HttpRequest request =
        HttpRequest.newBuilder(target.aws())
            .header("Content-Type", "application/x-amz-json-1.0")
            .header("X-Amz-Target", "AWSStepFunctions." + operation)
            .header(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=client/20261128/us-east-1/states/aws4_request,"
                    + " SignedHeaders=host, Signature=none")
            .POST(BodyPublishers.ofString(body.toString()))
            .build();
    try {
      return http.send(request, BodyHandlers.ofString()).body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
