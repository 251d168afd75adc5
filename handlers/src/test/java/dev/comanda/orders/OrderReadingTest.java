package dev.comanda.orders;

import static dev.comanda.orders.Shop.ONE_MUG;
import static dev.comanda.runtime.http.TestRequest.ORIGIN;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.runtime.http.Cursor;
import dev.comanda.runtime.http.TestRequest;
import dev.comanda.runtime.http.TestRequest.Answer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code GET /orders} and {@code GET /orders/{id}} show, and to whom. */
class OrderReadingTest {

  @RegisterExtension static final Shop SHOP = new Shop();

  @Test
  void listsInPagesUntilTheLast() {
    for (int i = 0; i < 3; i++) {
      SHOP.place("k" + i, ONE_MUG);
      SHOP.clock().advance(Duration.ofMillis(1));
    }

    JsonNode first = SHOP.list().query("limit", "2").send(SHOP.handler()).json();
    JsonNode second =
        SHOP.list()
            .query("limit", "2")
            .query("cursor", first.get("nextCursor").asText())
            .query("unheard", "of")
            .send(SHOP.handler())
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
    Answer answer = SHOP.list().query("limit", limit).send(SHOP.handler());

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.pointers()).containsExactly("query/limit");
  }

  @Test
  void refusesACursorThatItDidNotMake() {
    SHOP.place("k0", ONE_MUG);
    SHOP.clock().advance(Duration.ofMillis(1));
    SHOP.place("k1", ONE_MUG);
    String cursor =
        SHOP.list().query("limit", "1").send(SHOP.handler()).json().get("nextCursor").asText();
    char last = cursor.charAt(cursor.length() - 1);
    String forged = Cursor.of("orders", SHOP.customer()).after("not an order id");

    for (String other :
        List.of(
            "",
            "x",
            "!",
            cursor + "A",
            cursor.substring(1),
            forged,
            cursor.substring(0, cursor.length() - 1) + (last == 'A' ? 'B' : 'A'))) {
      Answer answer = SHOP.list().query("cursor", other).send(SHOP.handler());
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.pointers()).containsExactly("query/cursor");
    }
    assertThat(
            TestRequest.to("GET /orders")
                .by("eva")
                .query("cursor", cursor)
                .send(SHOP.handler())
                .status())
        .isEqualTo(400);
  }

  @Test
  void hidesTheOrdersOfOthers() {
    String orderId = SHOP.place("k", ONE_MUG).json().get("orderId").asText();

    Answer answer =
        TestRequest.to("GET /orders/{id}").by("eva").path("id", orderId).send(SHOP.handler());

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.problem()).isEqualTo("not-found");
    assertThat(TestRequest.to("GET /orders").by("eva").send(SHOP.handler()).json().get("items"))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "../x", "01KJM0000000000000000000000", "\u0000"})
  void knowsNoOrderOfAnotherForm(String orderId) {
    assertThat(SHOP.order(orderId).status()).isEqualTo(404);
  }

  @Test
  void refusesARequestWithoutAVerifiedToken() {
    Answer answer = TestRequest.to("GET /orders").send(SHOP.handler());

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(ORIGIN);
  }

  @Test
  void refusesAnIdToken() {
    Answer answer =
        TestRequest.to("GET /orders")
            .claim("sub", "ana")
            .claim("token_use", "id")
            .send(SHOP.handler());

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.problem()).isEqualTo("wrong-token");
  }

  @Test
  void allowsNoOtherOriginToRead() {
    Answer answer = SHOP.list().header("origin", "https://evil.example").send(SHOP.handler());

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.headers()).doesNotContainKey("Access-Control-Allow-Origin");
    assertThat(answer.header("Vary")).isEqualTo("Origin");
  }
}
