package dev.comanda.orders;

import static dev.comanda.runtime.TestRequest.ORIGIN;
import static dev.comanda.runtime.TestRequest.REQUEST_ID;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.runtime.FaultyClient;
import dev.comanda.runtime.HttpFunction;
import dev.comanda.runtime.LocalTable;
import dev.comanda.runtime.TestClock;
import dev.comanda.runtime.TestRequest;
import dev.comanda.runtime.TestRequest.Answer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OrdersHandlerTest {

  private static final String ONE_MUG = "{\"lines\":[{\"productId\":\"mug\",\"quantity\":1}]}";

  private final TestClock clock = new TestClock(Instant.parse("2026-03-01T10:15:30Z"));
  private final HttpFunction http = TestRequest.function();
  private LocalTable table;
  private OrdersHandler handler;
  private String customer;
  private int customers;

  @BeforeAll
  void openTheTable() {
    table = new LocalTable();
    handler =
        new OrdersHandler(
            http, new DynamoDbOrders(table.client(), LocalTable.NAME, clock, clock::advance));
  }

  @AfterAll
  void closeTheTable() {
    table.close();
  }

  @BeforeEach
  void fillTheShop() {
    customer = "customer-" + ++customers;
    table.putCustomer(customer);
    table.putProduct("mug", "kitchen", 1250, 100);
    table.putProduct("tea", "food", 499, 1);
    table.putProduct("cup", "kitchen", 900, 0);
  }

  @Test
  void answersAnOrderWithItsAddress() {
    Answer answer = place("k", "{\"lines\":[{\"productId\":\"mug\",\"quantity\":3}]}");

    assertThat(answer.status()).isEqualTo(201);
    String orderId = answer.json().get("orderId").asText();
    assertThat(answer.header("Location")).isEqualTo("/orders/" + orderId);
    assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(ORIGIN);
    assertThat(answer.header("Access-Control-Expose-Headers")).contains("Location", "ETag");
    assertThat(answer.header("Vary")).isEqualTo("Origin");
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    assertThat(answer.body())
        .isEqualTo(
            "{\"orderId\":\""
                + orderId
                + "\",\"status\":\"PLACED\",\"placedAt\":\""
                + OrderJson.instant(clock.instant())
                + "\",\"lines\":[{\"productId\":\"mug\",\"name\":{\"es\":\"mug (es)\","
                + "\"en\":\"mug (en)\"},\"quantity\":3,\"unitPrice\":{\"amount\":1250,"
                + "\"currency\":\"EUR\"},\"lineTotal\":{\"amount\":3750,\"currency\":\"EUR\"}}],"
                + "\"total\":{\"amount\":3750,\"currency\":\"EUR\"}}");
    assertThat(get("/orders/{id}", orderId).body()).isEqualTo(answer.body());
  }

  @Test
  void answersARepetitionByteForByte() {
    Answer first = place("k", ONE_MUG);

    Answer second = place("k", ONE_MUG);

    assertThat(second.status()).isEqualTo(201);
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(second.header("Location")).isEqualTo(first.header("Location"));
  }

  @Test
  void hashesTheBytesOfTheBodyHoweverTheyTravel() {
    Answer first = place("k", ONE_MUG);
    String encoded = Base64.getEncoder().encodeToString(ONE_MUG.getBytes(StandardCharsets.UTF_8));

    assertThat(post("k").json(encoded).base64().send(handler).body()).isEqualTo(first.body());
    assertThat(place("k", ONE_MUG + " ").problem()).isEqualTo("idempotency-key-reused");
    assertThat(place("k", ONE_MUG + " ").status()).isEqualTo(422);
  }

  @Test
  void namesEveryShortLineWithWhatThereIs() {
    Answer answer =
        place(
            "k",
            "{\"lines\":[{\"productId\":\"tea\",\"quantity\":2},"
                + "{\"productId\":\"mug\",\"quantity\":1},{\"productId\":\"cup\",\"quantity\":1}]}");

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.problem()).isEqualTo("out-of-stock");
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(answer.json().get("requestId").asText()).isEqualTo(REQUEST_ID);
    assertThat(answer.pointers()).containsExactly("/lines/0/quantity", "/lines/2/quantity");
    assertThat(answer.json().at("/errors/0/available").asInt(-1)).isEqualTo(1);
    assertThat(answer.json().at("/errors/1/available").asInt(-1)).isZero();
  }

  @Test
  void namesEveryUnknownProduct() {
    Answer answer =
        place(
            "k",
            "{\"lines\":[{\"productId\":\"ufo\",\"quantity\":2},"
                + "{\"productId\":\"mug\",\"quantity\":1},{\"productId\":\"yeti\",\"quantity\":1}]}");

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.problem()).isEqualTo("unknown-product");
    assertThat(answer.pointers()).containsExactly("/lines/0/productId", "/lines/2/productId");
  }

  @Test
  void sendsACustomerWithoutProfileToSignIn() {
    Answer answer =
        TestRequest.to("POST /orders")
            .by("stranger")
            .header("idempotency-key", "k")
            .json(ONE_MUG)
            .send(handler);

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.problem()).isEqualTo("sign-in-again");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        // what is sent                                                      | what is named
        "[]                                                                  | ",
        "null                                                                | ",
        "7                                                                   | ",
        "{\"lines\":[]}                                                      | /lines",
        "{\"lines\":{}}                                                      | /lines",
        "{}                                                                  | /lines",
        "{\"lines\":[null]}                                                  | /lines/0",
        "{\"lines\":[[]]}                                                    | /lines/0",
        "{\"lines\":[{\"productId\":\"mug\"}]}                               | /lines/0/quantity",
        "{\"lines\":[{\"productId\":\"mug\",\"quantity\":0}]}                | /lines/0/quantity",
        "{\"lines\":[{\"productId\":\"mug\",\"quantity\":-0}]}               | /lines/0/quantity",
        "{\"lines\":[{\"productId\":\"mug\",\"quantity\":-1}]}               | /lines/0/quantity",
        "{\"lines\":[{\"productId\":\"mug\",\"quantity\":100}]}              | /lines/0/quantity",
        "{\"lines\":[{\"productId\":\"mug\",\"quantity\":1.5}]}              | /lines/0/quantity",
        "{\"lines\":[{\"productId\":\"mug\",\"quantity\":1e400}]}            | /lines/0/quantity",
        "{\"lines\":[{\"productId\":\"mug\",\"quantity\":1e999999999}]}      | /lines/0/quantity",
        "{\"lines\":[{\"productId\":\"mug\",\"quantity\":1e9999999999}]}     | /lines/0/quantity",
        "{\"lines\":[{\"productId\":\"mug\",\"quantity\":9007199254740993}]} | /lines/0/quantity",
        "{\"lines\":[{\"productId\":\"mug\",\"quantity\":4294967297}]}       | /lines/0/quantity",
        "{\"lines\":[{\"productId\":\"mug\",\"quantity\":99999999999999999999}]}|/lines/0/quantity",
        "{\"lines\":[{\"productId\":\"mug\",\"quantity\":\"1\"}]}            | /lines/0/quantity",
        "{\"lines\":[{\"productId\":\"mug\",\"quantity\":true}]}             | /lines/0/quantity",
        "{\"lines\":[{\"productId\":\"mug\",\"quantity\":NaN}]}              | /lines/0/quantity",
        "{\"lines\":[{\"productId\":\"mug\",\"quantity\":01}]}               | /lines/0/quantity",
        "{\"lines\":[{\"productId\":7,\"quantity\":1}]}                      | /lines/0/productId",
        "{\"lines\":[{\"productId\":\"Mug\",\"quantity\":1}]}                | /lines/0/productId",
        "{\"lines\":[{\"productId\":\"mug\\n\",\"quantity\":1}]}             | /lines/0/productId",
        "{\"lines\":[{\"productId\":\"\",\"quantity\":1}]}                   | /lines/0/productId",
        "{\"lines\":[{\"productId\":\"a\\u0000\",\"quantity\":1}]}           | /lines/0/productId",
        "{\"lines\":[{\"productId\":\"\\ud800\",\"quantity\":1}]}            | /lines/0/productId",
        "{\"lines\":[{\"productId\":\"mug\",\"quantity\":1,\"quantity\":2}]} | /lines/0/quantity",
        "{\"lines\":[{\"productId\":\"mug\",\"quantity\":1,\"price\":1}]}    | /lines/0/price",
        "{\"lines\":[{\"productId\":\"mug\",\"quantity\":1}],\"total\":1}    | /total",
        "{\"lines\":[{\"productId\":\"mug\",\"quantity\":1}],\"a/b~\":1}     | /a~1b~0",
        "{\"lines\":[{\"productId\":\"mug\",\"quantity\":1}],\"\\udc00\":1}  | /\uFFFD",
        "{\"lines\":[{\"productId\":\"mug\",\"quantity\":1}]} {}             | ",
        "{\"lines\":[{\"productId\":\"mug\",\"quantity\":1}]                 | /lines",
        "{'lines':[]}                                                        | ",
        "// {}                                                               | ",
      })
  void namesTheFieldThatIsWrong(String body, String pointer) {
    Answer answer = place("k", body);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.problem()).isEqualTo("invalid-input");
    assertThat(answer.pointers()).containsExactly(pointer == null ? "" : pointer);
  }

  @Test
  void namesEverythingThatIsWrongAtOnce() {
    Answer answer =
        post("no spaces allowed")
            .json(
                "{\"lines\":[{\"productId\":\"mug\",\"quantity\":0},"
                    + "{\"productId\":\"mug\",\"quantity\":1,\"note\":\"x\"}],\"total\":1}")
            .send(handler);

    assertThat(answer.pointers())
        .containsExactly(
            "header/Idempotency-Key",
            "/lines/0/quantity",
            "/lines/1/note",
            "/total",
            "/lines/1/productId");
  }

  @Test
  void refusesTenThousandLinesInOneWord() {
    String lines = IntStream.range(0, 10_000).mapToObj(i -> "{}").collect(Collectors.joining(","));

    assertThat(place("k", "{\"lines\":[" + lines + "]}").pointers()).containsExactly("/lines");
  }

  @Test
  void refusesDeepNesting() {
    String deep = "[".repeat(10_000) + "]".repeat(10_000);

    Answer answer = place("k", "{\"lines\":" + deep + "}");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().at("/errors/0/detail").asText()).contains("20 levels");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a b", "a,b", "é", "a\u0000"})
  void refusesAnIdempotencyKeyOfOtherCharacters(String key) {
    assertThat(place(key, ONE_MUG).pointers()).containsExactly("header/Idempotency-Key");
  }

  @Test
  void needsAnIdempotencyKey() {
    Answer answer = TestRequest.to("POST /orders").by(customer).json(ONE_MUG).send(handler);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.pointers()).containsExactly("header/Idempotency-Key");
    assertThat(place("k".repeat(65), ONE_MUG).status()).isEqualTo(400);
    assertThat(place("k".repeat(64), ONE_MUG).status()).isEqualTo(201);
  }

  @Test
  void refusesABodyBeyond64KiB() {
    String body = ONE_MUG + " ".repeat(64 * 1024 - ONE_MUG.length());

    assertThat(place("k", body).status()).isEqualTo(201);
    assertThat(place("l", body + " ").status()).isEqualTo(413);
    assertThat(place("l", body + " ").problem()).isEqualTo("body-too-large");
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/jsonp", "application/x-www-form-urlencoded"})
  void refusesABodyOfAnotherMediaType(String mediaType) {
    Answer answer = post("k").json(ONE_MUG).header("content-type", mediaType).send(handler);

    assertThat(answer.status()).isEqualTo(415);
    assertThat(answer.problem()).isEqualTo("unsupported-media-type");
  }

  @Test
  void takesAMediaTypeWithParameters() {
    assertThat(
            post("k")
                .json(ONE_MUG)
                .header("content-type", "Application/JSON; charset=utf-8")
                .send(handler)
                .status())
        .isEqualTo(201);
  }

  @Test
  void listsInPagesUntilTheLast() {
    for (int i = 0; i < 3; i++) {
      place("k" + i, ONE_MUG);
      clock.advance(Duration.ofMillis(1));
    }

    JsonNode first = list().query("limit", "2").send(handler).json();
    JsonNode second =
        list()
            .query("limit", "2")
            .query("cursor", first.get("nextCursor").asText())
            .query("unheard", "of")
            .send(handler)
            .json();
    assertThat(first.get("items")).hasSize(2);
    assertThat(second.get("items")).hasSize(1);
    assertThat(second.has("nextCursor")).isFalse();
    assertThat(first.at("/items/0/placedAt").asText())
        .isGreaterThan(first.at("/items/1/placedAt").asText());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "51", "1000", "-1", "abc", "1.5", "", "1,2", "99999999999", "01"})
  void refusesAnotherLimit(String limit) {
    Answer answer = list().query("limit", limit).send(handler);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.pointers()).containsExactly("query/limit");
  }

  @Test
  void refusesACursorThatItDidNotMake() {
    place("k0", ONE_MUG);
    clock.advance(Duration.ofMillis(1));
    place("k1", ONE_MUG);
    String cursor = list().query("limit", "1").send(handler).json().get("nextCursor").asText();
    char last = cursor.charAt(cursor.length() - 1);
    String forged = dev.comanda.runtime.Cursor.of("orders", customer).after("not an order id");

    for (String other :
        List.of(
            "",
            "x",
            "!",
            cursor + "A",
            cursor.substring(1),
            forged,
            cursor.substring(0, cursor.length() - 1) + (last == 'A' ? 'B' : 'A'))) {
      Answer answer = list().query("cursor", other).send(handler);
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.pointers()).containsExactly("query/cursor");
    }
    assertThat(
            TestRequest.to("GET /orders").by("eva").query("cursor", cursor).send(handler).status())
        .isEqualTo(400);
  }

  @Test
  void hidesTheOrdersOfOthers() {
    String orderId = place("k", ONE_MUG).json().get("orderId").asText();

    Answer answer = TestRequest.to("GET /orders/{id}").by("eva").path("id", orderId).send(handler);

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.problem()).isEqualTo("not-found");
    assertThat(TestRequest.to("GET /orders").by("eva").send(handler).json().get("items")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "../x", "01KJM0000000000000000000000", "\u0000"})
  void knowsNoOrderOfAnotherForm(String orderId) {
    assertThat(get("/orders/{id}", orderId).status()).isEqualTo(404);
  }

  @Test
  void refusesARequestWithoutAVerifiedToken() {
    Answer answer = TestRequest.to("GET /orders").send(handler);

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(ORIGIN);
  }

  @Test
  void refusesAnIdToken() {
    Answer answer =
        TestRequest.to("GET /orders").claim("sub", "ana").claim("token_use", "id").send(handler);

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.problem()).isEqualTo("wrong-token");
  }

  @Test
  void allowsNoOtherOriginToRead() {
    Answer answer = list().header("origin", "https://evil.example").send(handler);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.headers()).doesNotContainKey("Access-Control-Allow-Origin");
    assertThat(answer.header("Vary")).isEqualTo("Origin");
  }

  @Test
  void asksToTryAgainWhenTheTableDoesNotAnswer() {
    Answer answer = placeWith(SdkClientException.create("no route to 10.0.0.1"));

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.header("Retry-After")).isEqualTo("1");
    assertThat(answer.body()).doesNotContain("10.0.0.1");
  }

  @Test
  void tellsNothingOfAFailureThatNobodyForesaw() {
    Answer answer =
        placeWith(
            DynamoDbException.builder()
                .statusCode(400)
                .awsErrorDetails(
                    AwsErrorDetails.builder()
                        .errorCode("AccessDeniedException")
                        .errorMessage("arn:aws:secret")
                        .build())
                .build());

    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.problem()).isEqualTo("internal-error");
    assertThat(answer.body()).doesNotContain("secret").contains(REQUEST_ID);
  }

  private Answer placeWith(RuntimeException failure) {
    FaultyClient faulty =
        new FaultyClient(table.client(), BatchGetItemRequest.class).failing(1, failure);
    return post("k")
        .json(ONE_MUG)
        .send(
            new OrdersHandler(
                http, new DynamoDbOrders(faulty, LocalTable.NAME, clock, clock::advance)));
  }

  private Answer place(String key, String body) {
    return post(key).json(body).send(handler);
  }

  private TestRequest post(String key) {
    return TestRequest.to("POST /orders").by(customer).header("idempotency-key", key);
  }

  private TestRequest list() {
    return TestRequest.to("GET /orders").by(customer);
  }

  private Answer get(String route, String id) {
    return TestRequest.to("GET " + route).by(customer).path("id", id).send(handler);
  }
}
