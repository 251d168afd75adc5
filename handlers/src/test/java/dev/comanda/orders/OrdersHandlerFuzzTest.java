package dev.comanda.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.runtime.http.TestRequest;
import dev.comanda.runtime.http.TestRequest.Answer;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;

/** Nothing that is sent makes the server fail. */
class OrdersHandlerFuzzTest {

  private static final String VALID =
      "{\"lines\":[{\"productId\":\"mug\",\"quantity\":1},{\"productId\":\"tea\",\"quantity\":2}]}";

  private final OrdersHandler handler =
      new OrdersHandler(TestRequest.function(), new WillingOrders());

  @Property
  void answersAnyJson(@ForAll("json") String body) {
    assertThat(place(body).status()).isBetween(201, 499);
  }

  @Property
  void answersAnyChangeOfAValidBody(
      @ForAll @IntRange(max = 74) int from,
      @ForAll @IntRange(max = 10) int length,
      @ForAll("fragments") String fragment) {
    String rest = VALID.substring(Math.min(VALID.length(), from + length));

    assertThat(place(VALID.substring(0, from) + fragment + rest).status()).isBetween(201, 499);
  }

  @Property
  void answersAnyQueryPathAndKey(@ForAll @StringLength(max = 40) String text) {
    for (TestRequest request :
        List.of(
            TestRequest.to("GET /orders").query("cursor", text).query("limit", "5"),
            TestRequest.to("GET /orders").query("limit", text),
            TestRequest.to("GET /orders/{id}").path("id", text),
            TestRequest.to("POST /orders").header("idempotency-key", text).json(VALID))) {
      assertThat(request.by("ana").send(handler).status()).isBetween(200, 499);
    }
  }

  @Provide
  Arbitrary<String> fragments() {
    return Arbitraries.of(
        "",
        "\"",
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "-",
        "1e9999999999",
        "0.1",
        "1".repeat(500),
        "null",
        "\\u0000",
        "\\ud800",
        "\u0000",
        "\uD800",
        "\uFEFF",
        "[".repeat(5000),
        "/*",
        "\"a\":1,");
  }

  @Provide
  Arbitrary<String> json() {
    Arbitrary<String> scalar =
        Arbitraries.oneOf(
            Arbitraries.of("null", "true", "{}", "[]", "-0", "1e400", "-1.5E-400", "\"mug\""),
            Arbitraries.longs().map(String::valueOf),
            Arbitraries.bigDecimals().map(String::valueOf));
    Arbitrary<String> name =
        Arbitraries.of("lines", "productId", "quantity", "price", "", "a/b", "\\ud800", "\\u0000");
    return Arbitraries.recursive(
        () -> scalar,
        inner ->
            Arbitraries.oneOf(
                inner.list().ofMaxSize(4).map(values -> "[" + String.join(",", values) + "]"),
                Combinators.combine(name, inner)
                    .as((key, value) -> "\"" + key + "\":" + value)
                    .list()
                    .ofMaxSize(3)
                    .map(members -> "{" + String.join(",", members) + "}")),
        0,
        4);
  }

  private Answer place(String body) {
    return TestRequest.to("POST /orders")
        .by("ana")
        .header("idempotency-key", "k")
        .json(body)
        .send(handler);
  }

  /** Places everything that it is asked for, and has nothing to show. */
  private static final class WillingOrders implements Orders {

    @Override
    public Placement place(PlaceOrder wish) {
      return new Placement.Placed(new OrderId("01ARZ3NDEKTSV4RRFFQ69G5FAV"), "{}");
    }

    @Override
    public Optional<Order> find(String customerId, OrderId orderId) {
      return Optional.empty();
    }

    @Override
    public Page list(String customerId, int most, Optional<OrderId> before) {
      return new Page(List.of(), Optional.empty());
    }
  }
}
