package dev.comanda.orders;

import static dev.comanda.orders.Shop.ONE_MUG;
import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.runtime.http.TestRequest;
import dev.comanda.runtime.http.TestRequest.Answer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code POST /orders} refuses to read, and what it names. */
class OrderInputTest {

  @RegisterExtension static final Shop SHOP = new Shop();

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
    Answer answer = SHOP.place("k", body);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.problem()).isEqualTo("invalid-input");
    assertThat(answer.pointers()).containsExactly(pointer == null ? "" : pointer);
  }

  @Test
  void namesEverythingThatIsWrongAtOnce() {
    Answer answer =
        SHOP.post("no spaces allowed")
            .json(
                "{\"lines\":[{\"productId\":\"mug\",\"quantity\":0},"
                    + "{\"productId\":\"mug\",\"quantity\":1,\"note\":\"x\"}],\"total\":1}")
            .send(SHOP.handler());

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

    assertThat(SHOP.place("k", "{\"lines\":[" + lines + "]}").pointers()).containsExactly("/lines");
  }

  @Test
  void refusesDeepNesting() {
    String deep = "[".repeat(10_000) + "]".repeat(10_000);

    Answer answer = SHOP.place("k", "{\"lines\":" + deep + "}");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().at("/errors/0/detail").asText()).contains("20 levels");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a b", "a,b", "é", "a\u0000"})
  void refusesAnIdempotencyKeyOfOtherCharacters(String key) {
    assertThat(SHOP.place(key, ONE_MUG).pointers()).containsExactly("header/Idempotency-Key");
  }

  @Test
  void needsAnIdempotencyKey() {
    Answer answer =
        TestRequest.to("POST /orders").by(SHOP.customer()).json(ONE_MUG).send(SHOP.handler());

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.pointers()).containsExactly("header/Idempotency-Key");
    assertThat(SHOP.place("k".repeat(65), ONE_MUG).status()).isEqualTo(400);
    assertThat(SHOP.place("k".repeat(64), ONE_MUG).status()).isEqualTo(201);
  }

  @Test
  void refusesABodyBeyond64KiB() {
    String body = ONE_MUG + " ".repeat(64 * 1024 - ONE_MUG.length());

    assertThat(SHOP.place("k", body).status()).isEqualTo(201);
    assertThat(SHOP.place("l", body + " ").status()).isEqualTo(413);
    assertThat(SHOP.place("l", body + " ").problem()).isEqualTo("body-too-large");
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/jsonp", "application/x-www-form-urlencoded"})
  void refusesABodyOfAnotherMediaType(String mediaType) {
    Answer answer =
        SHOP.post("k").json(ONE_MUG).header("content-type", mediaType).send(SHOP.handler());

    assertThat(answer.status()).isEqualTo(415);
    assertThat(answer.problem()).isEqualTo("unsupported-media-type");
  }

  @Test
  void takesAMediaTypeWithParameters() {
    assertThat(
            SHOP.post("k")
                .json(ONE_MUG)
                .header("content-type", "Application/JSON; charset=utf-8")
                .send(SHOP.handler())
                .status())
        .isEqualTo(201);
  }
}
