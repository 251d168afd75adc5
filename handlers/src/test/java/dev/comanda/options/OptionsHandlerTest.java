package dev.comanda.options;

import static dev.comanda.runtime.http.TestRequest.ORIGIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.comanda.runtime.http.Cors;
import dev.comanda.runtime.http.TestRequest;
import dev.comanda.runtime.http.TestRequest.Answer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsHandlerTest {

  private final OptionsHandler handler =
      new OptionsHandler(
          TestRequest.function(), new Cors(List.of("https://other.example", ORIGIN)));

  @Test
  void letsAConfiguredOriginCall() {
    Answer answer = preflight(ORIGIN);

    assertThat(answer.status()).isEqualTo(204);
    assertThat(answer.body()).isEmpty();
    assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(ORIGIN);
    assertThat(answer.header("Access-Control-Allow-Methods")).isEqualTo("GET, POST");
    assertThat(answer.header("Access-Control-Allow-Headers"))
        .contains("Authorization", "Content-Type", "Idempotency-Key");
    assertThat(answer.header("Access-Control-Max-Age")).isEqualTo("600");
    assertThat(answer.header("Vary")).isEqualTo("Origin");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example",
        "http://shop.example",
        "https://shop.example:8443",
        "https://shop.example.evil.example",
        "https://SHOP.example",
        "null",
        "*",
        ""
      })
  void refusesAnyOtherOrigin(String origin) {
    Answer answer = preflight(origin);

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.problem()).isEqualTo("origin-not-allowed");
    assertThat(answer.headers()).doesNotContainKey("Access-Control-Allow-Origin");
  }

  @Test
  void hasNoWildcard() {
    assertThatThrownBy(() -> new Cors(List.of("*"))).isInstanceOf(IllegalArgumentException.class);
  }

  private Answer preflight(String origin) {
    return TestRequest.to("OPTIONS /{proxy+}")
        .header("origin", origin)
        .header("access-control-request-method", "POST")
        .send(handler);
  }
}
