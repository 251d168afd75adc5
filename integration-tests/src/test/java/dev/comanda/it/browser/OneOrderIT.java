package dev.comanda.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.it.Customer;
import dev.comanda.it.Product;
import dev.comanda.it.Shop;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whatever happens between the click and the answer: one order. */
class OneOrderIT {

  private static final Shop SHOP = new Shop(Product.shared());

  @RegisterExtension final Visitors visitors = new Visitors();
  private final Customer customer = SHOP.customer("en");
  private final String productId = SHOP.anyProduct();

  @Test
  void aDoubleClickMakesOneOrder() {
    Visitor visitor = atTheCheckout();

    visitor.button("checkout.place").dblclick();

    assertThat(List.of(visitor.orderId())).isEqualTo(SHOP.orderIds(customer));
  }

  @Test
  void aReloadBeforeTheAnswerMakesOneOrder() {
    Visitor visitor = atTheCheckout();
    LostAnswer answer = LostAnswer.never(visitor);

    visitor.button("checkout.place").click();
    answer.awaitRequest();
    visitor.page().reload();

    assertThat(visitor.text("checkout.unfinishedTitle")).isVisible();
    visitor.button("checkout.finish").click();
    assertThat(List.of(visitor.orderId())).isEqualTo(SHOP.orderIds(customer));
    assertThat(visitor.link("nav.cart")).isVisible();
  }

  @Test
  void aLostAnswerMakesOneOrder() {
    Visitor visitor = atTheCheckout().expectsRefusals();
    LostAnswer.broken(visitor);

    visitor.button("checkout.place").click();

    assertThat(visitor.text("checkout.unknownTitle")).isVisible();
    String arrived = SHOP.orderIds(customer).get(0);
    visitor.button("checkout.finish").click();
    assertThat(visitor.orderId()).isEqualTo(arrived);
    assertThat(SHOP.orderIds(customer)).containsExactly(arrived);
  }

  @Test
  void twoTabsMakeOneOrder() {
    Visitor visitor = atTheCheckout();
    LostAnswer answer = LostAnswer.never(visitor);
    visitor.button("checkout.place").click();
    answer.awaitRequest();

    Visitor tab = visitor.opensTab().opens("/checkout").sees("signIn.title").signsIn(customer);
    assertThat(tab.text("checkout.unfinishedTitle")).isVisible();
    tab.button("checkout.finish").click();

    assertThat(List.of(tab.orderId())).isEqualTo(SHOP.orderIds(customer));
  }

  private Visitor atTheCheckout() {
    return visitors.arrive(Language.EN).isAboutToOrder(customer, productId, 1);
  }
}
