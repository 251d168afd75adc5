package dev.comanda.runtime.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.runtime.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** That a rehearsal goes the whole way of each kind of call, and that nobody outside sees it. */
class RehearsalTest extends HandlersOnStub {

  /** A write or a mail would be a request with a body, and signed. */
  @ParameterizedTest
  @MethodSource("dev.comanda.runtime.snapshot.Handlers#names")
  void sendsNothingButAnEmptyGreeting(String handler) throws Exception {
    rehearse(handler);

    assertThat(aws.requests())
        .allSatisfy(
            request -> {
              assertThat(request.method() + " " + request.path()).isEqualTo("GET /");
              assertThat(request.headers()).doesNotContainKeys("authorization", "x-amz-target");
              assertThat(request.body()).isEmpty();
            });
  }

  @ParameterizedTest
  @CsvSource({
    "auth.AuthHandler, 'POST /auth/register 201, POST /auth/confirm 200, POST /auth/login 200,"
        + " POST /auth/refresh 200, POST /auth/resend 202, POST /auth/logout 200,"
        + " POST /auth/logout-everywhere 200, POST /auth/forgot-password 202, POST /auth/reset-password 200, POST /auth/login 400'",
    "products.ProductsHandler, 'GET /products 200, GET /products 200, GET /products/{id} 200,"
        + " GET /products 400'",
    "orders.OrdersHandler, 'POST /orders 201, GET /orders 200, GET /orders/{id} 200,"
        + " POST /orders 400'",
    "options.OptionsHandler, 'OPTIONS /{proxy+} 204'"
  })
  void answersEveryRouteAsACustomerIsAnswered(String handler, String expected) throws Exception {
    List<?> events = (List<?>) Handlers.rehearsal(handler, config).get("events");
    List<Map<String, Object>> answers = rehearse(handler);

    assertThat(answers).hasSameSizeAs(events);
    for (int i = 0; i < answers.size(); i++) {
      Object route = Json.object(events.get(i)).get("routeKey");
      assertThat(route + " " + answers.get(i).get("statusCode"))
          .as("%s", answers.get(i))
          .isEqualTo(Arrays.asList(expected.split(",\\s+")).get(i));
    }
  }

  @Test
  void placesAnOrderOfWhatTheTableHas() throws Exception {
    Map<String, Object> order = body(rehearse("orders.OrdersHandler").get(0));

    assertThat(order.get("orderId").toString()).hasSize(26);
    assertThat(order).containsEntry("status", "PLACED");
    assertThat(order.get("total").toString()).contains("122500", "EUR");
  }

  @Test
  void listsTheCatalogue() throws Exception {
    assertThat(body(rehearse("products.ProductsHandler").get(0)).get("items").toString())
        .contains("productId=ham", "productId=olive-oil", "stock=in_stock");
  }

  @Test
  void sendsAMailInEveryLanguage() throws Exception {
    List<Map<String, Object>> answers = rehearse("email.SendOrderEmailTask");

    assertThat(answers)
        .hasSize(2)
        .allSatisfy(
            answer ->
                assertThat(answer)
                    .containsEntry("sesMessageId", "rehearsal")
                    .containsEntry("alreadySent", false));
    assertThat(answers).extracting(answer -> answer.get("locale")).containsExactly("es", "en");
  }

  @Test
  void archivesAMailInEveryLanguage() throws Exception {
    assertThat(rehearse("email.ArchiveEmailTask"))
        .hasSize(2)
        .allSatisfy(
            answer -> {
              assertThat(answer).containsEntry("alreadyArchived", false);
              assertThat(answer.get("key").toString()).contains("orders/2026/11/24/01M879GQ70");
            });
  }

  @Test
  void putsARowThatTheStreamTakes() throws Exception {
    assertThat(rehearse("lake.PutLakeRecordsTask"))
        .containsExactly(Map.of("failed", List.of(), "rejected", List.of()));
  }

  private List<Map<String, Object>> rehearse(String handler) throws Exception {
    Handlers.make(handler, config);
    return Snapshot.kept().rehearse().stream()
        .map(answer -> Json.object(Json.parse(answer)))
        .toList();
  }

  private static Map<String, Object> body(Map<String, Object> answer) {
    return Json.object(Json.parse(answer.get("body").toString().getBytes(StandardCharsets.UTF_8)));
  }
}
