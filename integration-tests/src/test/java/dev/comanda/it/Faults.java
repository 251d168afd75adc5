package dev.comanda.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** Makes the door of a local run fail calls. Closing takes every fault back. */
public final class Faults implements AutoCloseable {

  private final URI control;
  private final HttpClient http = HttpClient.newHttpClient();

  public Faults(Target target) {
    this.control = URI.create(target.aws() + "/_comanda/faults");
  }

  /** Refuses that many calls with an error of the service. */
  public void refuse(String service, String operation, int times, int status, String code) {
    refuse(rule(service, operation, times), status, code);
  }

  /** The same for the calls of one caller: a function, by its logical id. */
  public void refuse(
      String caller, String service, String operation, int times, int status, String code) {
    refuse(rule(service, operation, times).put("caller", caller), status, code);
  }

  /** The same for calls in which a text stands, such as a queue's name. */
  public void refuseContaining(
      String text, String service, String operation, int times, int status, String code) {
    refuse(rule(service, operation, times).put("containing", text), status, code);
  }

  private void refuse(ObjectNode rule, int status, String code) {
    rule.putObject("effect")
        .putObject("error")
        .put("status", status)
        .put("code", code)
        .put("message", "Refused by a test");
    add(rule);
  }

  /**
   * Cancels that many transactions for a reason at one of their items.
   *
   * @param position the item's place; those before it get the reason {@code None}
   */
  public void refuseTransaction(String reason, int position, int times) {
    ObjectNode rule = rule("dynamodb", "TransactWriteItems", times);
    ObjectNode error =
        rule.putObject("effect")
            .putObject("error")
            .put("status", 400)
            .put("code", "TransactionCanceledException")
            .put("message", "Transaction cancelled, please refer cancellation reasons");
    ArrayNode reasons = error.putObject("members").putArray("CancellationReasons");
    for (int i = 0; i <= position; i++) {
      reasons.addObject().put("Code", i == position ? reason : "None");
    }
    add(rule);
  }

  /**
   * Kills the process of the function that calls, before or after the call has been carried out.
   */
  public void killCaller(String service, String operation, int times, String when) {
    ObjectNode rule = rule(service, operation, times);
    rule.putObject("effect").put("killCaller", when);
    add(rule);
  }

  /** Carries the call out, then breaks the connection instead of answering. */
  public void dropAnswer(String service, String operation, int times) {
    ObjectNode rule = rule(service, operation, times);
    rule.putObject("effect").put("dropAnswer", true);
    add(rule);
  }

  /** Refuses some entries of a batch call. */
  public void refuseRecords(
      String service, String operation, int times, String code, int... indexes) {
    ObjectNode rule = rule(service, operation, times);
    ObjectNode effect = rule.putObject("effect").put("code", code);
    for (int index : indexes) {
      effect.withArray("refuseRecords").add(index);
    }
    add(rule);
  }

  /** How often any fault has struck. */
  public int hits() {
    JsonNode rules = Json.parse(send(request().GET().build()).body());
    int hits = 0;
    for (JsonNode rule : rules) {
      hits += rule.path("hits").asInt();
    }
    return hits;
  }

  @Override
  public void close() {
    send(request().DELETE().build());
  }

  private static ObjectNode rule(String service, String operation, int times) {
    return Json.MAPPER
        .createObjectNode()
        .put("service", service)
        .put("operation", operation)
        .put("times", times);
  }

  private void add(ObjectNode rule) {
    HttpResponse<String> answer =
        send(request().POST(BodyPublishers.ofString(rule.toString())).build());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
  }

  private HttpRequest.Builder request() {
    return HttpRequest.newBuilder(control).header("x-comanda", "1");
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
