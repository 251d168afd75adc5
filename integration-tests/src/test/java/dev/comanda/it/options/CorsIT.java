package dev.comanda.it.options;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.it.Api.Answer;
import dev.comanda.it.Product;
import dev.comanda.it.Shop;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a browser asks before it calls from the storefront's origin. */
class CorsIT {

  private final Shop shop = new Shop(Product.shared());

  @Test
  void theStorefrontsOriginMayCallEveryPath() {
    for (String path :
        List.of("/", "/auth/login", "/products", "/products/some", "/orders", "/orders/1")) {
      Answer answer = preflight(path, origin());

      assertThat(answer.status()).isEqualTo(204);
      assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(origin());
      assertThat(answer.header("Access-Control-Allow-Headers").toLowerCase())
          .contains("authorization", "content-type", "idempotency-key");
      assertThat(answer.header("Vary")).containsIgnoringCase("Origin");
    }
  }

  @Test
  void anotherOriginMayNot() {
    Answer answer = preflight("/orders", "https://evil.example");

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
  }

  @Test
  void answersAndRefusalsCarryTheOrigin() {
    Answer answer = shop.api().get("/products", Map.of("Origin", origin()));
    Answer refusal = shop.api().get("/products/no-such", Map.of("Origin", origin()));
    Answer foreign = shop.api().get("/products", Map.of("Origin", "https://evil.example"));

    assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(origin());
    assertThat(refusal.header("Access-Control-Allow-Origin")).isEqualTo(origin());
    assertThat(foreign.header("Access-Control-Allow-Origin")).isNotIn("*", "https://evil.example");
  }

  private Answer preflight(String path, String origin) {
    return shop.api()
        .send(
            "OPTIONS",
            path,
            Map.of(
                "Origin", origin,
                "Access-Control-Request-Method", "POST",
                "Access-Control-Request-Headers", "authorization,idempotency-key"),
            null);
  }

  private String origin() {
    return shop.target().storefront().toString();
  }
}
