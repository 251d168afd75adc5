package dev.comanda.operations.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.operations.shop.Json;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** The shop's API, called as a customer's browser calls it. */
final class ShopApi {

  private static final Duration LIMIT = Duration.ofSeconds(35);
  private static final int PAGE = 50;

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(LIMIT).build();
  private final String url;

  /**
   * @param url without a slash at its end
   */
  ShopApi(String url) {
    this.url = url;
  }

  /** Registers a customer, and gives the id. */
  String register(String email, String password, String name) {
    ObjectNode body = Json.MAPPER.createObjectNode();
    body.put("email", email).put("password", password).put("name", name).put("locale", "en");
    return post("/auth/register", Map.of(), body).path("customerId").asText();
  }

  /** Signs a customer in, and gives the access token. */
  String signIn(String email, String password) {
    ObjectNode body = Json.MAPPER.createObjectNode();
    body.put("email", email).put("password", password);
    return post("/auth/login", Map.of(), body).path("accessToken").asText();
  }

  /** The whole catalogue. */
  List<JsonNode> products() {
    List<JsonNode> products = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page = get("/products?limit=" + PAGE + cursor, Map.of());
      page.path("items").forEach(products::add);
      cursor = page.hasNonNull("nextCursor") ? "&cursor=" + page.path("nextCursor").asText() : "";
    } while (!cursor.isEmpty());
    return products;
  }

  /** Orders one unit. */
  JsonNode order(String accessToken, String idempotencyKey, String productId) {
    ObjectNode body = Json.MAPPER.createObjectNode();
    body.putArray("lines").addObject().put("productId", productId).put("quantity", 1);
    return post(
        "/orders",
        Map.of("Authorization", "Bearer " + accessToken, "Idempotency-Key", idempotencyKey),
        body);
  }

  /** The order, as its customer sees it. */
  JsonNode order(String accessToken, String orderId) {
    return get("/orders/" + orderId, Map.of("Authorization", "Bearer " + accessToken));
  }

  private JsonNode post(String path, Map<String, String> headers, ObjectNode body) {
    HttpRequest.Builder request = request(path, headers);
    return send(
        "POST " + path,
        request
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body.toString()))
            .build());
  }

  private JsonNode get(String path, Map<String, String> headers) {
    return send("GET " + path, request(path, headers).GET().build());
  }

  private HttpRequest.Builder request(String path, Map<String, String> headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path)).timeout(LIMIT);
    headers.forEach(request::header);
    return request;
  }

  private JsonNode send(String what, HttpRequest request) {
    HttpResponse<String> answer = answer(what, request);
    if (answer.statusCode() / 100 != 2) {
      throw new NotSeenException(what + " answers " + answer.statusCode() + problem(answer.body()));
    }
    try {
      return Json.parse(answer.body());
    } catch (UncheckedIOException e) {
      throw new NotSeenException(what + " answers " + answer.statusCode() + ", but no JSON");
    }
  }

  /**
   * Waits for the answer even if the command is stopped meanwhile: what a call may make has to be
   * known, to be removed.
   */
  private HttpResponse<String> answer(String what, HttpRequest request) {
    CompletableFuture<HttpResponse<String>> answer =
        http.sendAsync(request, BodyHandlers.ofString());
    boolean stopped = false;
    try {
      while (true) {
        try {
          return answer.get();
        } catch (InterruptedException e) {
          stopped = true;
        }
      }
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      String message = cause.getMessage();
      throw new NotSeenException(
          what
              + " has no answer: "
              + (message == null ? cause.getClass().getSimpleName() : message));
    } finally {
      if (stopped) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** What the problem document says, and how to find the request in the logs. */
  private static String problem(String body) {
    try {
      JsonNode problem = Json.parse(body);
      String said = problem.path("detail").asText(problem.path("title").asText(""));
      String request = problem.path("requestId").asText("");
      return (said.isEmpty() ? "" : ": " + said)
          + (request.isEmpty() ? "" : " (request " + request + ")");
    } catch (UncheckedIOException notJson) {
      return "";
    }
  }
}
