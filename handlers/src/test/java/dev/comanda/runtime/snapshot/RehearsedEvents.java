package dev.comanda.runtime.snapshot;

import dev.comanda.contract.Language;
import dev.comanda.contract.Samples;
import dev.comanda.runtime.http.OpenApi;
import dev.comanda.runtime.json.Json;
import dev.comanda.runtime.json.SampleEvents;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What each function is called with in its rehearsal: each kind of call, and one that it refuses.
 */
final class RehearsedEvents {

  /** Who signs in for the first time. */
  static final String NEW_CUSTOMER_ID = "00000000-0000-4000-8000-000000000000";

  private static final String EMAIL = "\"email\": \"rehearsal@example.com\"";
  private static final String PASSWORD = "\"password\": \"Ensayo-general-1\"";
  private static final String TOKEN = "{\"refreshToken\": \"r\"}";

  private RehearsedEvents() {}

  /** The events of a handler by the name of its class. */
  static List<Map<String, Object>> of(String handler) {
    return switch (handler) {
      case "AuthHandler" -> auth();
      case "ProductsHandler" ->
          List.of(
              get("GET /products").event(),
              get("GET /products").with("queryStringParameters", "category", "pantry").event(),
              get("GET /products/{id}").with("pathParameters", "id", "ham").event(),
              get("GET /products").with("queryStringParameters", "limit", "0").event());
      case "OrdersHandler" ->
          List.of(
              order(OpenApi.request("/orders")),
              get("GET /orders").signedIn().event(),
              get("GET /orders/{id}")
                  .signedIn()
                  .with("pathParameters", "id", Samples.ORDER_ID)
                  .event(),
              order("{\"lines\": []}"));
      case "OptionsHandler" ->
          List.of(
              new RehearsedRequest("OPTIONS /{proxy+}")
                  .with("headers", "access-control-request-method", "POST")
                  .with("headers", "access-control-request-headers", "content-type")
                  .event());
      case "SendOrderEmailTask" -> mails(Map.of());
      case "ArchiveEmailTask" ->
          mails(
              Map.of(
                  "sent",
                  Json.parse(
                      """
                      {"sesMessageId": "rehearsal", "sentAt": "2026-11-24T17:26:40.000Z",
                       "sha256": "%s"}
                      """
                          .formatted("0".repeat(64)))));
      case "PutLakeRecordsTask" ->
          List.of(
              Json.object(
                  Json.parse(
                      "{\"records\": [{\"messageId\": \"rehearsal\", \"event\": %s}]}"
                          .formatted(Samples.text(Samples.ORDER_PLACED)))));
      default ->
          throw new IllegalStateException(
              handler + " has a rehearsal: say here what it is called with");
    };
  }

  private static List<Map<String, Object>> auth() {
    String signIn = "{" + EMAIL + ", " + PASSWORD + "}";
    return List.of(
        post(
            "POST /auth/register",
            "{" + EMAIL + ", " + PASSWORD + ", \"name\": \"Rehearsal\", \"locale\": \"en\"}"),
        post("POST /auth/confirm", "{" + EMAIL + ", \"code\": \"000000\"}"),
        post("POST /auth/login", signIn),
        post("POST /auth/refresh", TOKEN),
        post("POST /auth/resend", "{" + EMAIL + "}"),
        post("POST /auth/logout", TOKEN),
        post("POST /auth/logout-everywhere", TOKEN),
        post("POST /auth/forgot-password", "{" + EMAIL + "}"),
        post(
            "POST /auth/reset-password", "{" + EMAIL + ", \"code\": \"000000\", " + PASSWORD + "}"),
        post("POST /auth/login", "{\"email\": 1}"));
  }

  private static List<Map<String, Object>> mails(Map<String, Object> more) {
    return Arrays.stream(Language.values())
        .map(
            language -> {
              String orderId = Samples.ORDER_ID.substring(0, 24) + language;
              Map<String, Object> input = new LinkedHashMap<>();
              input.put(
                  "event",
                  Samples.with(
                      SampleEvents.orderPlaced(orderId), "order/customer/locale", language.tag()));
              input.putAll(more);
              return input;
            })
        .toList();
  }

  private static Map<String, Object> order(String body) {
    return new RehearsedRequest("POST /orders")
        .signedIn()
        .json(body)
        .with("headers", "idempotency-key", "rehearsal")
        .event();
  }

  private static Map<String, Object> post(String route, String body) {
    return new RehearsedRequest(route).json(body).event();
  }

  private static RehearsedRequest get(String route) {
    return new RehearsedRequest(route);
  }
}
