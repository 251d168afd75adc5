package dev.comanda.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.it.Customer;
import dev.comanda.it.Product;
import dev.comanda.it.Shop;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** No answer is no refusal: the page says which it was, and the order can go on. */
class ConnectionIT {

  @RegisterExtension final Visitors visitors = new Visitors();
  private final Shop shop = new Shop(Product.shared());
  private final Customer customer = shop.customer("en");
  private final String productId = shop.products().get(0).path("productId").asText();
  private Visitor visitor;

  @BeforeEach
  void arrive() {
    visitor = visitors.arrive(Language.EN).expectsRefusals();
  }

  @Test
  void whoeverIsOfflineIsToldSo() {
    visitor.isAboutToOrder(customer, productId, 1);
    visitor.browser().setOffline(true);

    visitor.button("checkout.place").click();
    assertThat(visitor.text("failure.offline")).isVisible();
    visitor.browser().setOffline(false);

    goesOn();
  }

  @Test
  void aShopOutOfReachIsToldFromBeingOffline() {
    visitor.isAboutToOrder(customer, productId, 1);
    visitor.onNext("/orders", route -> route.abort("connectionrefused"));

    visitor.button("checkout.place").click();
    assertThat(visitor.text("failure.unreachable")).isVisible();

    goesOn();
  }

  /** What became of the order is not known, so it is finished, once. */
  private void goesOn() {
    assertThat(visitor.text("checkout.unknownTitle")).isVisible();
    assertThat(shop.orderIds(customer)).isEmpty();
    visitor.button("checkout.finish").click();
    assertThat(List.of(visitor.orderId())).isEqualTo(shop.orderIds(customer));
  }
}
