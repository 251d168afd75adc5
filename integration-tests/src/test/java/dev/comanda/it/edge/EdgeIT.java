package dev.comanda.it.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.it.Api;
import dev.comanda.it.Api.Answer;
import dev.comanda.it.Customer;
import dev.comanda.it.Product;
import dev.comanda.it.Shop;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The API as CloudFront gives it: what is cached, what every answer carries, who may call it. */
class EdgeIT {

  private static final Shop SHOP = new Shop(Product.shared());

  @Test
  void theCatalogueComesFromTheCache() {
    String target = "/products?limit=" + 11 + "&category=" + category();
    Answer first = SHOP.api().get(target, Map.of());
    Answer second = SHOP.api().get(target, Map.of());

    assertThat(first.header("Cache-Control")).contains("max-age");
    assertThat(second.header("X-Cache")).isEqualTo("Hit from cloudfront");
    assertThat(second.text()).isEqualTo(first.text());
    assertThat(Integer.parseInt(second.header("Age"))).isLessThanOrEqualTo(maxAge(second));
  }

  @Test
  void nothingThatAClientSendsNeedlesslySplitsTheCache() {
    String target = "/products?limit=12";
    SHOP.api().get(target, Map.of());
    Map<String, String> headers = new HashMap<>();
    headers.put("Cookie", "session=" + UUID.randomUUID());
    headers.put("User-Agent", "test-" + UUID.randomUUID());
    headers.put("Accept-Language", "es");
    headers.put("Cache-Control", "no-cache");
    headers.put("Authorization", "Bearer " + UUID.randomUUID());

    Answer other = SHOP.api().get(target + "&utm_source=" + UUID.randomUUID(), headers);

    assertThat(other.header("X-Cache")).isEqualTo("Hit from cloudfront");
    assertThat(SHOP.api().get("/products?limit=13", Map.of()).header("X-Cache"))
        .isEqualTo("Miss from cloudfront");
  }

  @Test
  void ordersAreNeverCached() {
    Customer customer = SHOP.customer("en");
    Answer empty = SHOP.api().get("/orders", customer.authorization());
    String id = SHOP.orderAnything(customer);
    Answer list = SHOP.api().get("/orders", customer.authorization());

    assertThat(empty.json().path("items")).isEmpty();
    assertThat(list.json().path("items").findValuesAsText("orderId")).containsExactly(id);
    assertThat(list.header("X-Cache")).isEqualTo("Miss from cloudfront");
    assertThat(list.header("Cache-Control")).contains("no-store");
    Customer other = SHOP.customer("en");
    assertThat(SHOP.api().get("/orders/" + id, other.authorization()).status()).isEqualTo(404);
    assertThat(SHOP.api().get("/orders/" + id, customer.authorization()).status()).isEqualTo(200);
  }

  /** Made by a function, by its authorizer, and by API Gateway when there is no such route. */
  @ParameterizedTest
  @ValueSource(strings = {"/products", "/products/none", "/orders", "/no-such-route"})
  void everyAnswerCarriesTheSecurityAndCorsHeaders(String target) {
    String origin = SHOP.target().storefront().toString();

    Answer answer = SHOP.api().get(target, Map.of("Origin", origin));

    assertThat(answer.header("Strict-Transport-Security")).contains("max-age=");
    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
    assertThat(answer.header("Content-Security-Policy")).contains("default-src 'none'");
    assertThat(answer.header("Referrer-Policy")).isNotEmpty();
    assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(origin);
    assertThat(answer.header("Via")).contains("CloudFront");
  }

  @Test
  void aCachedAnswerNamesTheOriginThatAsksNow() {
    String target = "/products?limit=14";
    String one = SHOP.target().storefront().toString();
    String other = one.replace("127.0.0.1", "localhost");

    for (String origin : List.of(one, other)) {
      assertThat(
              SHOP.api()
                  .get(target, Map.of("Origin", origin))
                  .header("Access-Control-Allow-Origin"))
          .isEqualTo(origin);
    }
  }

  @Test
  void theCatalogueIsOnlyRead() {
    Answer answer = SHOP.api().post("/products", Map.of(), "{}");

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.header("X-Cache")).isEqualTo("Error from cloudfront");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "guessed"})
  void theApiAnswersNobodyButCloudFront(String secret) {
    Api origin = Api.unchecked(SHOP.target().apiOrigin());
    Map<String, String> headers = secret.isEmpty() ? Map.of() : Map.of("x-origin-verify", secret);

    for (Answer answer :
        List.of(
            origin.get("/products", headers),
            origin.post("/auth/login", headers, "{}"),
            origin.send("OPTIONS", "/orders", headers, null))) {
      assertThat(answer.status()).isEqualTo(403);
      assertThat(answer.problem()).isEqualTo("forbidden");
    }
    assertThat(SHOP.api().get("/products", headers).status()).isEqualTo(200);
  }

  private static String category() {
    return SHOP.products().get(0).path("category").asText();
  }

  private static int maxAge(Answer answer) {
    return Integer.parseInt(answer.header("Cache-Control").replaceAll(".*max-age=(\\d+).*", "$1"));
  }
}
