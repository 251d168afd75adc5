package dev.comanda.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import dev.comanda.it.Product;
import dev.comanda.it.Shop;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Looking around in the shop. */
class BrowsingIT {

  @RegisterExtension final Visitors visitors = new Visitors();
  private List<JsonNode> products;
  private Visitor visitor;

  @BeforeEach
  void arrive() {
    // All of them: a product that another test has sold out is on the shelf too.
    JsonNode page = new Shop(Product.shared()).api().get("/products?limit=50", Map.of()).json();
    products = StreamSupport.stream(page.path("items").spliterator(), false).toList();
    visitor = visitors.arrive(Language.EN);
  }

  @Test
  void aCategoryAnOrderAndASearchAreInTheAddressAndOutliveAReload() {
    List<JsonNode> sweets =
        products.stream()
            .filter(product -> product.path("category").asText().equals("sweets"))
            .sorted(Comparator.comparing(product -> product.at("/price/amount").asInt()))
            .toList();
    visitor.opens("/").waitsFor("catalogue.found");

    visitor.text("category.sweets").click();
    visitor.page().getByRole(AriaRole.COMBOBOX).selectOption("cheapest");

    shows(sweets);
    visitor.page().reload();
    shows(sweets);
    assertThat(visitor.field("category.sweets")).isChecked();

    JsonNode last = sweets.get(sweets.size() - 1);
    visitor.field("catalogue.search").fill(last.at("/name/en").asText().toUpperCase());
    shows(List.of(last));

    visitor.field("catalogue.search").fill("nothing like it");
    visitor.waitsFor("catalogue.nothing");
    visitor.button("catalogue.showAll").click();
    assertThat(cards()).hasCount(products.size());
  }

  @Test
  void goingBackLeadsToThePlaceOnThePage() {
    visitor.opens("/");
    assertThat(cards()).hasCount(products.size());
    Locator last = cards().last();
    last.scrollIntoViewIfNeeded();

    last.getByRole(AriaRole.LINK).click();
    assertThat(visitor.button("product.add")).isVisible();
    assertThat(visitor.title()).isInViewport();
    visitor.page().goBack();

    assertThat(last).isInViewport();
    assertThat(visitor.title()).not().isInViewport();
  }

  private void shows(List<JsonNode> found) {
    assertThat(cards().locator("h3"))
        .hasText(
            found.stream().map(product -> product.at("/name/en").asText()).toArray(String[]::new));
  }

  private Locator cards() {
    return visitor.page().locator("main article");
  }
}
