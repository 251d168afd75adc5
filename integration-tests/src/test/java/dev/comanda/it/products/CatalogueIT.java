package dev.comanda.it.products;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.it.Api.Answer;
import dev.comanda.it.Product;
import dev.comanda.it.Shop;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The catalogue. */
class CatalogueIT {

  private final Shop shop = new Shop(Product.shared());

  @Test
  void pagesHoldEveryProductOnce() {
    List<String> ids = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page = shop.api().get("/products?limit=7" + cursor, Map.of()).json();
      ids.addAll(page.path("items").findValuesAsText("productId"));
      cursor = page.has("nextCursor") ? "&cursor=" + page.get("nextCursor").asText() : null;
    } while (cursor != null);

    assertThat(ids).hasSizeGreaterThan(14).hasSameSizeAs(new HashSet<>(ids));
  }

  @Test
  void aCategoryHoldsItsProductsOnly() {
    String category = shop.products().get(0).path("category").asText();

    JsonNode items =
        shop.api().get("/products?limit=50&category=" + category, Map.of()).json().path("items");

    assertThat(items).isNotEmpty();
    assertThat(items.findValuesAsText("category")).containsOnly(category);
    assertThat(items.size()).isLessThan(shop.products().size());
  }

  @Test
  void aProductIsReadById() {
    JsonNode product = shop.products().get(0);

    Answer answer = shop.api().get("/products/" + product.path("productId").asText(), Map.of());

    assertThat(answer.json()).isEqualTo(product);
    assertThat(product.at("/name/es").asText()).isNotEqualTo(product.at("/name/en").asText());
  }

  @Test
  void anUnknownProductIsNotFound() {
    Answer answer = shop.api().get("/products/no-such", Map.of());

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.problem()).isEqualTo("not-found");
  }

  @Test
  void anUnchangedAnswerIsNotSentAgain() {
    for (String target : List.of("/products", "/products/" + shop.anyProduct())) {
      Answer first = shop.api().get(target, Map.of());
      String etag = first.header("ETag");
      assertThat(first.header("Cache-Control")).contains("max-age");
      assertThat(etag).startsWith("\"");

      assertThat(shop.api().get(target, Map.of("If-None-Match", etag)).status()).isEqualTo(304);
      assertThat(shop.api().get(target, Map.of("If-None-Match", "\"x\", " + etag)).status())
          .isEqualTo(304);
      assertThat(shop.api().get(target, Map.of("If-None-Match", "\"other\"")).status())
          .isEqualTo(200);
    }
  }
}
