package dev.comanda.it.orders;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.it.Api.Answer;
import dev.comanda.it.Customer;
import dev.comanda.it.Faults;
import dev.comanda.it.Product;
import dev.comanda.it.Shop;
import dev.comanda.it.Sinks;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The rules that carry the money. */
class OrderRulesIT {

  private final Shop shop = new Shop(Product.shared());
  private final Sinks sinks = new Sinks(Product.shared());

  @Test
  void theSameKeyAndBodyGiveTheFirstAnswerByteForByte() {
    Customer customer = shop.customer("en");
    String body = Shop.lines(shop.anyProduct());
    String key = UUID.randomUUID().toString();

    Answer first = shop.order(customer, key, body);
    Answer again = shop.order(customer, key, body);

    assertThat(again.status()).isEqualTo(201);
    assertThat(again.text()).isEqualTo(first.text());
    assertThat(again.header("Location")).isEqualTo(first.header("Location"));
    assertThat(orders(customer)).hasSize(1);
  }

  @Test
  void theSameKeyWithAnotherBodyIsRefused() {
    Customer customer = shop.customer("en");
    String key = UUID.randomUUID().toString();
    shop.order(customer, key, Shop.line(shop.anyProduct(), 1));

    Answer other = shop.order(customer, key, Shop.line(shop.anyProduct(), 2));

    assertThat(other.status()).isEqualTo(422);
    assertThat(other.problem()).isEqualTo("idempotency-key-reused");
    assertThat(orders(customer)).hasSize(1);
  }

  @Test
  void aKeyBelongsToItsCustomer() {
    String key = UUID.randomUUID().toString();
    String body = Shop.lines(shop.anyProduct());

    Answer one = shop.order(shop.customer("en"), key, body);
    Answer other = shop.order(shop.customer("es"), key, body);

    assertThat(other.status()).isEqualTo(201);
    assertThat(other.json().path("orderId")).isNotEqualTo(one.json().path("orderId"));
  }

  @Test
  void manyAtOnceWithOneKeyMakeOneOrder() {
    Customer customer = shop.customer("en");
    String productId = shop.anyProduct();
    String key = UUID.randomUUID().toString();
    int before = sinks.stock(productId);
    ExecutorService clients = Executors.newFixedThreadPool(16);

    List<Answer> answers;
    try {
      answers =
          IntStream.range(0, 32)
              .mapToObj(
                  i ->
                      CompletableFuture.supplyAsync(
                          () -> shop.order(customer, key, Shop.lines(productId)), clients))
              .toList()
              .stream()
              .map(CompletableFuture::join)
              .toList();
    } finally {
      clients.shutdown();
    }

    assertThat(answers).extracting(Answer::status).isSubsetOf(201, 409);
    Set<String> bodies = new HashSet<>();
    answers.stream().filter(answer -> answer.status() == 201).forEach(a -> bodies.add(a.text()));
    assertThat(bodies).hasSize(1);
    assertThat(orders(customer)).hasSize(1);
    assertThat(sinks.stock(productId)).isEqualTo(before - 1);
  }

  @Test
  void aKeyStillInFlightIsAConflict() {
    Customer customer = shop.customer("en");
    try (Faults faults = new Faults(shop.target())) {
      faults.refuseTransaction("TransactionConflict", 1, 100);

      Answer answer =
          shop.order(customer, UUID.randomUUID().toString(), Shop.lines(shop.anyProduct()));

      assertThat(answer.status()).isEqualTo(409);
      assertThat(answer.problem()).isEqualTo("idempotency-in-flight");
      assertThat(answer.header("Retry-After")).isEqualTo("1");
    }
    assertThat(orders(customer)).isEmpty();
  }

  @Test
  void aConflictThatPassesIsNotSeen() {
    Customer customer = shop.customer("en");
    try (Faults faults = new Faults(shop.target())) {
      faults.refuseTransaction("TransactionConflict", 2, 2);

      Answer answer =
          shop.order(customer, UUID.randomUUID().toString(), Shop.lines(shop.anyProduct()));

      assertThat(answer.status()).isEqualTo(201);
      assertThat(faults.hits()).isEqualTo(2);
    }
    assertThat(orders(customer)).hasSize(1);
  }

  @Test
  void aLostAnswerOfTheTableIsNoConflict() {
    Customer customer = shop.customer("en");
    try (Faults faults = new Faults(shop.target())) {
      faults.dropAnswer("dynamodb", "TransactWriteItems", 1);

      Answer answer =
          shop.order(customer, UUID.randomUUID().toString(), Shop.lines(shop.anyProduct()));

      assertThat(answer.status()).isEqualTo(201);
      assertThat(faults.hits()).isEqualTo(1);
    }
    assertThat(orders(customer)).hasSize(1);
  }

  @Test
  void aRefusalNamesEveryShortLineAndTakesNothing() {
    Customer customer = shop.customer("en");
    List<JsonNode> products = shop.products();
    String plenty = products.get(0).path("productId").asText();
    String few = scarce(products.get(2).path("productId").asText(), 2);
    String none = scarce(products.get(3).path("productId").asText(), 0);
    int before = sinks.stock(plenty);

    Answer answer =
        shop.order(
            customer,
            UUID.randomUUID().toString(),
            """
            {"lines": [{"productId": "%s", "quantity": 1}, {"productId": "%s", "quantity": 3},
                       {"productId": "%s", "quantity": 1}]}"""
                .formatted(plenty, few, none));

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.problem()).isEqualTo("out-of-stock");
    assertThat(answer.json().path("errors"))
        .extracting(
            error -> error.path("pointer").asText(), error -> error.path("available").asInt())
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple("/lines/1/quantity", 2),
            org.assertj.core.groups.Tuple.tuple("/lines/2/quantity", 0));
    assertThat(sinks.stock(plenty)).isEqualTo(before);
    assertThat(sinks.stock(few)).isEqualTo(2);
    assertThat(orders(customer)).isEmpty();
    scarce(few, 500);
    scarce(none, 500);
  }

  @Test
  void everyUnknownProductIsNamed() {
    Answer answer =
        shop.order(
            shop.customer("es"),
            UUID.randomUUID().toString(),
            Shop.lines("no-such", shop.anyProduct(), "nor-this"));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.problem()).isEqualTo("unknown-product");
    assertThat(answer.json().path("errors"))
        .extracting(error -> error.path("pointer").asText())
        .containsExactly("/lines/0/productId", "/lines/2/productId");
  }

  @Test
  void anotherCustomersOrderIsNotFound() {
    String orderId = shop.orderAnything(shop.customer("en"));
    Customer other = shop.customer("en");

    Answer answer = shop.api().get("/orders/" + orderId, other.authorization());

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.problem()).isEqualTo("not-found");
    assertThat(orders(other)).isEmpty();
  }

  @Test
  void ordersComeNewestFirstPageByPage() {
    Customer customer = shop.customer("en");
    List<String> placed =
        IntStream.range(0, 5).mapToObj(i -> shop.orderAnything(customer)).toList();

    JsonNode page = shop.api().get("/orders?limit=3", customer.authorization()).json();
    String cursor = page.path("nextCursor").asText();
    JsonNode rest =
        shop.api().get("/orders?limit=3&cursor=" + cursor, customer.authorization()).json();

    assertThat(ids(page)).containsExactly(placed.get(4), placed.get(3), placed.get(2));
    assertThat(ids(rest)).containsExactly(placed.get(1), placed.get(0));
    assertThat(rest.has("nextCursor")).isFalse();
  }

  @Test
  void aForgedCursorIsRefused() {
    Customer customer = shop.customer("en");
    IntStream.range(0, 2).forEach(i -> shop.orderAnything(customer));
    String cursor =
        shop.api()
            .get("/orders?limit=1", customer.authorization())
            .json()
            .path("nextCursor")
            .asText();
    Customer other = shop.customer("en");

    for (Answer answer :
        List.of(
            shop.api().get("/orders?cursor=" + tampered(cursor), customer.authorization()),
            shop.api().get("/orders?cursor=" + cursor, other.authorization()),
            shop.api().get("/orders?cursor=AAAA", customer.authorization()))) {
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.json().at("/errors/0/pointer").asText()).isEqualTo("query/cursor");
    }
  }

  @Test
  void onlyAnAccessTokenOpensOrders() {
    Customer customer = shop.customer("en");

    assertThat(shop.api().get("/orders", Map.of()).status()).isEqualTo(401);
    assertThat(shop.api().get("/orders", Map.of("Authorization", "Bearer nonsense")).status())
        .isEqualTo(401);
    assertThat(
            shop.api()
                .get("/orders", Map.of("Authorization", "Bearer " + customer.idToken()))
                .status())
        .isEqualTo(403);
  }

  private String scarce(String productId, int units) {
    sinks.stock(productId, units);
    return productId;
  }

  private JsonNode orders(Customer customer) {
    return shop.api().get("/orders?limit=50", customer.authorization()).json().path("items");
  }

  private static List<String> ids(JsonNode page) {
    return page.path("items").findValuesAsText("orderId");
  }

  private static String tampered(String cursor) {
    char last = cursor.charAt(3);
    return cursor.substring(0, 3) + (last == 'A' ? 'B' : 'A') + cursor.substring(4);
  }
}
