package dev.comanda.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.it.Customer;
import dev.comanda.it.Product;
import dev.comanda.it.Shop;
import dev.comanda.it.Sinks;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the API refuses, the page explains line by line, with a way on. */
class RefusedOrderIT {

  private static final Shop SHOP = new Shop(Product.shared());
  private static final Sinks SINKS = new Sinks(Product.shared());

  @RegisterExtension final Visitors visitors = new Visitors();
  private final Customer customer = SHOP.customer("en");
  private final String plenty = SHOP.anyProduct();
  private final JsonNode product = SHOP.products().get(5);
  private final String productId = product.path("productId").asText();

  @Test
  void aShortLineSaysHowManyThereAreAndTakesThem() {
    int before = SINKS.stock(productId);
    try {
      Visitor visitor = atTheCheckout(3);
      SINKS.stock(productId, 2);

      visitor.button("checkout.place").click();

      assertThat(visitor.text("refusal.out-of-stock")).isVisible();
      assertThat(visitor.in(visitor.line(productId), "line.short")).containsText("2");
      assertThat(visitor.button("checkout.place")).isDisabled();
      assertThat(SHOP.orderIds(customer)).isEmpty();
      assertThat(visitor.button("line.take").first()).containsText("2");
      visitor.button("line.take").first().click();
      visitor.button("checkout.place").click();

      assertThat(List.of(visitor.orderId())).isEqualTo(SHOP.orderIds(customer));
      assertThat(SINKS.stock(productId)).isZero();
    } finally {
      SINKS.stock(productId, before);
    }
  }

  @Test
  void aLineThatIsSoldOutIsTakenOutAndTheRestOrdered() {
    int before = SINKS.stock(productId);
    try {
      Visitor visitor = visitors.arrive(Language.EN).expectsRefusals().putsIntoCart(plenty, 1);
      visitor.isAboutToOrder(customer, productId, 1);
      SINKS.stock(productId, 0);

      visitor.button("checkout.place").click();

      assertThat(visitor.in(visitor.line(productId), "line.soldOut")).isVisible();
      assertThat(visitor.in(visitor.line(plenty), "line.soldOut")).hasCount(0);
      visitor.button("line.remove").click();
      visitor.button("checkout.place").click();

      assertThat(List.of(visitor.orderId())).isEqualTo(SHOP.orderIds(customer));
      assertThat(visitor.page().locator("main li")).hasCount(1);
    } finally {
      SINKS.stock(productId, before);
    }
  }

  @Test
  void aChangedPriceIsShownAndOrderedOnlyWhenAgreedTo() {
    int price = product.at("/price/amount").asInt();
    try {
      Visitor visitor = atTheCheckout(1);
      SINKS.price(productId, 123_456);

      visitor.button("checkout.place").click();

      assertThat(visitor.text("refusal.price-changed")).isVisible();
      assertThat(visitor.in(visitor.line(productId), "line.priceChanged"))
          .containsText("€1,234.56");
      assertThat(visitor.button("checkout.place")).isDisabled();
      assertThat(SHOP.orderIds(customer)).isEmpty();
      visitor.button("line.acceptPrice").click();
      assertThat(visitor.button("checkout.place")).containsText("€1,234.56");
      visitor.button("checkout.place").click();

      assertThat(List.of(visitor.orderId())).isEqualTo(SHOP.orderIds(customer));
      assertThat(visitor.page().getByText("€1,234.56").first()).isVisible();
    } finally {
      SINKS.price(productId, price);
    }
  }

  private Visitor atTheCheckout(int quantity) {
    return visitors
        .arrive(Language.EN)
        .expectsRefusals()
        .isAboutToOrder(customer, productId, quantity);
  }
}
