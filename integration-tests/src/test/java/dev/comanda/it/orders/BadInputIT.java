package dev.comanda.it.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.it.Api.Answer;
import dev.comanda.it.Customer;
import dev.comanda.it.Product;
import dev.comanda.it.Shop;
import dev.comanda.it.Sinks;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bad input of every kind gets an answer that names the field, and nothing is written. */
class BadInputIT {

  private static final Shop SHOP = new Shop(Product.shared());
  private static final Sinks SINKS = new Sinks(Product.shared());
  private static Customer customer;
  private static String product;

  @BeforeAll
  static void signIn() {
    customer = SHOP.customer("en");
    product = SHOP.anyProduct();
  }

  static Stream<Arguments> badOrders() {
    String ok = "{\"productId\": \"PRODUCT\", \"quantity\": 1}";
    return Stream.of(
        bad("no JSON", "lines", 400, ""),
        bad("half JSON", "{\"lines\": [", 400, ""),
        bad("two documents", "{\"lines\": [" + ok + "]} {}", 400, ""),
        bad("an array", "[" + ok + "]", 400, ""),
        bad("null", "null", 400, ""),
        bad("no lines", "{}", 400, "/lines"),
        bad("lines of no kind", "{\"lines\": 3}", 400, "/lines"),
        bad("empty lines", "{\"lines\": []}", 400, "/lines"),
        bad("a line that is none", "{\"lines\": [7]}", 400, "/lines/0"),
        bad("an unknown field", "{\"lines\": [" + ok + "], \"total\": 1}", 400, "/total"),
        bad(
            "a price from the client",
            "{\"lines\": [{\"productId\": \"PRODUCT\", \"quantity\": 1, \"price\": 1}]}",
            400,
            "/lines/0/price"),
        bad("the same field twice", "{\"lines\": [], \"lines\": [" + ok + "]}", 400, ""),
        bad("no product", "{\"lines\": [{\"quantity\": 1}]}", 400, "/lines/0/productId"),
        bad("a product of no kind", line("{}", "1"), 400, "/lines/0/productId"),
        bad("a NUL", line("\"a\\u0000b\"", "1"), 400, "/lines/0/productId"),
        bad("a lone surrogate", line("\"\\ud800\"", "1"), 400, "/lines/0/productId"),
        bad("no quantity", "{\"lines\": [{\"productId\": \"PRODUCT\"}]}", 400, "/lines/0/quantity"),
        bad("quantity 0", quantity("0"), 400, "/lines/0/quantity"),
        bad("quantity -1", quantity("-1"), 400, "/lines/0/quantity"),
        bad("quantity -0", quantity("-0"), 400, "/lines/0/quantity"),
        bad("quantity 1.5", quantity("1.5"), 400, "/lines/0/quantity"),
        bad("quantity 1e400", quantity("1e400"), 400, "/lines/0/quantity"),
        bad("quantity 2^53+1", quantity("9007199254740993"), 400, "/lines/0/quantity"),
        bad("quantity 2^70", quantity("1180591620717411303424"), 400, "/lines/0/quantity"),
        bad("a quantity in quotes", quantity("\"1\""), 400, "/lines/0/quantity"),
        bad("quantity null", quantity("null"), 400, "/lines/0/quantity"),
        bad("quantity true", quantity("true"), 400, "/lines/0/quantity"),
        bad("a product twice", "{\"lines\": [" + ok + ", " + ok + "]}", 400, "/lines/1/productId"),
        bad("51 lines", many(51), 400, "/lines"),
        bad("1,000 lines", many(1_000), 400, "/lines"),
        bad("10,000 lines", many(10_000), 413, ""),
        bad("1 MB", "{\"lines\": \"" + "x".repeat(1 << 20) + "\"}", 413, ""),
        bad("deep nesting", "{\"lines\": " + "[".repeat(5_000) + "]".repeat(5_000) + "}", 400, ""));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badOrders")
  void aBadOrderIsRefused(String name, String body, int status, String pointer) {
    int before = SINKS.count("CUSTOMER#" + customer.id());
    int stock = SINKS.stock(product);

    Answer answer =
        SHOP.order(customer, UUID.randomUUID().toString(), body.replace("PRODUCT", product));

    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(answer.json().path("requestId").asText()).isNotEmpty();
    if (!pointer.isEmpty()) {
      assertThat(answer.json().path("errors"))
          .extracting(error -> error.path("pointer").asText())
          .contains(pointer);
    }
    assertThat(SINKS.count("CUSTOMER#" + customer.id())).isEqualTo(before);
    assertThat(SINKS.stock(product)).isEqualTo(stock);
  }

  @Test
  void rawBytesThatAreNoUtf8AreRefused() {
    byte[] body = Shop.lines(product).getBytes(StandardCharsets.UTF_8);
    body[body.length - 8] = (byte) 0xff;

    assertThat(send(body, "application/json", UUID.randomUUID().toString()).status())
        .isEqualTo(400);
  }

  @Test
  void anotherMediaTypeIsRefused() {
    byte[] body = Shop.lines(product).getBytes(StandardCharsets.UTF_8);

    assertThat(send(body, "text/plain", UUID.randomUUID().toString()).status()).isEqualTo(415);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a b", "a#b", "00000000000000000000000000000000000000000000000000000000000000000"})
  void aBadIdempotencyKeyIsRefused(String key) {
    Answer answer =
        send(Shop.lines(product).getBytes(StandardCharsets.UTF_8), "application/json", key);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().at("/errors/0/pointer").asText()).isEqualTo("header/Idempotency-Key");
  }

  @Test
  void anOrderNeedsAnIdempotencyKey() {
    Answer answer = SHOP.api().post("/orders", customer.authorization(), Shop.lines(product));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().at("/errors/0/pointer").asText()).isEqualTo("header/Idempotency-Key");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "51", "1.5", "many", "99999999999"})
  void aBadLimitIsRefused(String limit) {
    for (String list : new String[] {"/orders", "/products"}) {
      Answer answer = SHOP.api().get(list + "?limit=" + limit, customer.authorization());

      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.json().at("/errors/0/pointer").asText()).isEqualTo("query/limit");
    }
  }

  private static Answer send(byte[] body, String contentType, String key) {
    Map<String, String> headers = new HashMap<>(customer.authorization());
    headers.put("Content-Type", contentType);
    headers.put("Idempotency-Key", key);
    return SHOP.api().send("POST", "/orders", headers, body);
  }

  private static Arguments bad(String name, String body, int status, String pointer) {
    return Arguments.of(name, body, status, pointer);
  }

  private static String quantity(String json) {
    return line("\"PRODUCT\"", json);
  }

  private static String line(String productJson, String quantityJson) {
    return "{\"lines\": [{\"productId\": "
        + productJson
        + ", \"quantity\": "
        + quantityJson
        + "}]}";
  }

  private static String many(int lines) {
    return IntStream.range(0, lines)
        .mapToObj(i -> "{\"productId\":\"p-" + i + "\",\"quantity\":1}")
        .collect(Collectors.joining(",", "{\"lines\":[", "]}"));
  }
}
