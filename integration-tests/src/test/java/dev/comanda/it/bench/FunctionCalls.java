package dev.comanda.it.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.it.Customer;
import dev.comanda.it.Events;
import dev.comanda.it.Json;
import dev.comanda.it.Shop;
import dev.comanda.it.Sinks;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * What functions are called with, as API Gateway and the workflows send it: for each of them the
 * calls that it gets most, in turn, beginning with the dearest.
 */
final class FunctionCalls {

  private static final int ROWS = 10;

  private final Customer customer;
  private final List<String> products;
  private final String orderId;
  private final String event;
  private final Map<String, String> proof;
  private JsonNode sentMail;
  private long made;

  /**
   * @param orderId an order of the customer, which the tasks' events are like
   * @param proof the headers that show that a request came through CloudFront, from the storefront
   */
  FunctionCalls(
      Shop shop, Sinks sinks, Customer customer, String orderId, Map<String, String> proof) {
    this.customer = customer;
    this.products =
        shop.products().stream().map(product -> product.path("productId").asText()).toList();
    this.orderId = orderId;
    this.event = Events.orderPlaced(sinks, customer, orderId);
    this.proof = proof;
  }

  /** The next call of a function, without end. */
  Supplier<String> of(String function) {
    return switch (function) {
      case "AuthHandler" -> inTurn(this::login, this::refresh);
      case "ProductsHandler" -> inTurn(this::catalogue, this::product);
      case "OrdersHandler" -> inTurn(this::placement, this::orders, this::order);
      case "OptionsHandler" -> inTurn(this::preflight);
      case "SendOrderEmailTask" -> inTurn(this::mail);
      case "ArchiveEmailTask" -> inTurn(this::sentMail);
      case "PutLakeRecordsTask" -> inTurn(this::rows);
      default -> throw new IllegalArgumentException("No calls are known of " + function);
    };
  }

  /**
   * Holds an answer against what the call was to bring about, so that no refusal is measured.
   *
   * @throws IllegalStateException with the answer, if it is a refusal
   */
  void check(String function, String answer) {
    JsonNode json = Json.parse(answer);
    boolean done =
        switch (function) {
          case "SendOrderEmailTask" -> !json.path("alreadySent").asBoolean(true);
          case "ArchiveEmailTask" -> !json.path("alreadyArchived").asBoolean(true);
          case "PutLakeRecordsTask" ->
              json.path("failed").isArray() && json.path("failed").isEmpty();
          default -> json.path("statusCode").asInt() / 100 == 2;
        };
    if (!done) {
      throw new IllegalStateException(function + " answered " + answer);
    }
    if (function.equals("SendOrderEmailTask")) {
      sentMail = json;
    }
  }

  private Supplier<String> inTurn(List<Supplier<JsonNode>> calls) {
    int[] turn = {0};
    return () -> calls.get(turn[0]++ % calls.size()).get().toString();
  }

  @SafeVarargs
  private Supplier<String> inTurn(Supplier<JsonNode>... calls) {
    return inTurn(List.of(calls));
  }

  private ObjectNode login() {
    ObjectNode body = Json.MAPPER.createObjectNode();
    body.put("email", customer.email()).put("password", customer.password());
    return request("POST /auth/login", body.toString());
  }

  private ObjectNode refresh() {
    ObjectNode body = Json.MAPPER.createObjectNode().put("refreshToken", customer.refreshToken());
    return request("POST /auth/refresh", body.toString());
  }

  private ObjectNode catalogue() {
    return request("GET /products", null);
  }

  private ObjectNode product() {
    ObjectNode request = request("GET /products/{id}", null);
    request.putObject("pathParameters").put("id", products.get((int) (made % products.size())));
    return request;
  }

  private ObjectNode placement() {
    ObjectNode request =
        signedIn(request("POST /orders", Shop.lines(products.get(0), products.get(1))));
    ((ObjectNode) request.path("headers")).put("idempotency-key", UUID.randomUUID().toString());
    return request;
  }

  private ObjectNode orders() {
    ObjectNode request = signedIn(request("GET /orders", null));
    request.putObject("queryStringParameters").put("limit", "10");
    return request;
  }

  private ObjectNode order() {
    ObjectNode request = signedIn(request("GET /orders/{id}", null));
    request.putObject("pathParameters").put("id", orderId);
    return request;
  }

  private ObjectNode preflight() {
    ObjectNode request = request("OPTIONS /{proxy+}", null);
    ((ObjectNode) request.path("headers"))
        .put("access-control-request-method", "POST")
        .put("access-control-request-headers", "authorization,content-type");
    return request;
  }

  private JsonNode mail() {
    return Json.MAPPER.createObjectNode().set("event", ofAnotherOrder(Json.parse(event)));
  }

  private JsonNode sentMail() {
    if (sentMail == null) {
      throw new IllegalStateException("SendOrderEmailTask is to be called before ArchiveEmailTask");
    }
    return ((ObjectNode) mail()).set("sent", sentMail);
  }

  private JsonNode rows() {
    ObjectNode batch = Json.MAPPER.createObjectNode();
    var records = batch.putArray("records");
    for (int i = 0; i < ROWS; i++) {
      records
          .addObject()
          .put("messageId", UUID.randomUUID().toString())
          .set("event", ofAnotherOrder(Json.parse(event)));
    }
    return batch;
  }

  /** The ids end in digits of their own, which are digits of the base 32 of ids as well. */
  private JsonNode ofAnotherOrder(JsonNode document) {
    String known = Json.parse(event).at("/order/orderId").asText();
    String other = orderId.substring(0, 16) + "%010d".formatted(++made);
    return Json.parse(document.toString().replace(known, other));
  }

  private ObjectNode request(String routeKey, String body) {
    String method = routeKey.split(" ")[0];
    ObjectNode request = Json.MAPPER.createObjectNode();
    request.put("version", "2.0").put("routeKey", routeKey).put("rawPath", "/");
    request.put("rawQueryString", "").put("isBase64Encoded", false);
    ObjectNode headers = request.putObject("headers");
    proof.forEach(headers::put);
    if (body != null) {
      request.put("body", body);
      headers.put("content-type", "application/json");
    }
    request
        .putObject("requestContext")
        .put("requestId", UUID.randomUUID().toString())
        .put("timeEpoch", Instant.now().toEpochMilli())
        .putObject("http")
        .put("method", method)
        .put("path", "/");
    return request;
  }

  private ObjectNode signedIn(ObjectNode request) {
    ((ObjectNode) request.path("requestContext"))
        .putObject("authorizer")
        .putObject("jwt")
        .putObject("claims")
        .put("sub", customer.id())
        .put("token_use", "access");
    return request;
  }
}
