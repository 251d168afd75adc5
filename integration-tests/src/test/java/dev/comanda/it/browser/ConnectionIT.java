package dev.comanda.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.it.Customer;
import dev.comanda.it.Faults;
import dev.comanda.it.Product;
import dev.comanda.it.Shop;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** No answer is no refusal: the page says which it was, and the order can go on. */
class ConnectionIT {

  private static final Shop SHOP = new Shop(Product.shared());

  @RegisterExtension final Visitors visitors = new Visitors();
  private final Customer customer = SHOP.customer("en");
  private final String productId = SHOP.anyProduct();
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

  @Test
  void aShopThatTakesTooLongIsToldFromBeingOutOfReach() {
    // The page waits for twenty seconds; for this visitor they pass in one.
    visitor
        .page()
        .addInitScript(
            "const limit = AbortSignal.timeout; AbortSignal.timeout = (ms) =>"
                + " limit.call(AbortSignal, ms / 20);");
    visitor.isAboutToOrder(customer, productId, 1);
    visitor.onNext("/orders", route -> {});

    visitor.button("checkout.place").click();
    assertThat(visitor.text("failure.timeout")).isVisible();

    goesOn();
  }

  @Test
  void aShopInTroubleIsToldFromARefusal() {
    visitor.isAboutToOrder(customer, productId, 1);
    try (Faults faults = new Faults(SHOP.target())) {
      faults.refuse("dynamodb", "TransactWriteItems", 100, 400, "ResourceNotFoundException");

      visitor.button("checkout.place").click();
      assertThat(visitor.text("failure.server")).isVisible();
    }

    goesOn();
  }

  /** What became of the order is not known, so it is finished, once. */
  private void goesOn() {
    assertThat(visitor.text("checkout.unknownTitle")).isVisible();
    assertThat(SHOP.orderIds(customer)).isEmpty();
    visitor.button("checkout.finish").click();
    assertThat(List.of(visitor.orderId())).isEqualTo(SHOP.orderIds(customer));
  }
}
