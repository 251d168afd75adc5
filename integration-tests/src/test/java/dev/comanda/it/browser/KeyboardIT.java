package dev.comanda.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.it.Customer;
import dev.comanda.it.Product;
import dev.comanda.it.Shop;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The shop without a mouse, and without eyes on where the focus goes. */
class KeyboardIT {

  private static final Shop SHOP = new Shop(Product.shared());

  @RegisterExtension final Visitors visitors = new Visitors();
  private final Customer customer = SHOP.customer("en");
  private final JsonNode product = SHOP.products().get(1);

  @Test
  void aPurchaseNeedsNoMouse() {
    Visitor visitor = visitors.arrive(Language.EN).opens("/");
    assertThat(visitor.text("catalogue.found")).isVisible();
    Keyboard keyboard = new Keyboard(visitor.page());
    String name = product.at("/name/en").asText();

    keyboard.tabTo(visitor.product(name)).presses("Enter");
    assertThat(visitor.title()).hasText(name);
    keyboard.tabTo(visitor.button("product.moreOf")).presses("Space");
    keyboard.tabTo(visitor.button("product.add")).presses("Enter");
    assertThat(visitor.text("product.added")).isVisible();
    keyboard.tabBackTo(visitor.link("nav.cartWith")).presses("Enter");
    visitor.sees("cart.title");
    keyboard.tabTo(visitor.link("cart.checkout")).presses("Enter");
    visitor.sees("signIn.title");
    keyboard.tabTo(visitor.field("auth.email")).types(customer.email());
    keyboard.tabTo(visitor.field("auth.password")).types(customer.password()).presses("Enter");
    visitor.sees("checkout.title");
    assertThat(visitor.button("checkout.place")).isEnabled();
    keyboard.tabTo(visitor.button("checkout.place")).presses("Space");

    assertThat(List.of(visitor.orderId())).isEqualTo(SHOP.orderIds(customer));
  }

  @Test
  void theSkipLinkLeadsPastTheHeader() {
    Visitor visitor = visitors.arrive(Language.EN).opens("/").waitsFor("catalogue.found");
    Keyboard keyboard = new Keyboard(visitor.page());

    keyboard.presses("Tab");
    assertThat(visitor.link("nav.skip")).isFocused();
    assertThat(visitor.link("nav.skip")).isInViewport();
    keyboard.presses("Enter").presses("Tab");

    assertThat(visitor.page().locator("main :focus")).hasCount(1);
  }

  @Test
  void theFocusFollowsToEveryPagesHeading() {
    Visitor visitor =
        visitors.arrive(Language.EN).putsIntoCart(product.path("productId").asText(), 1);
    assertThat(visitor.title()).not().isFocused();

    visitor.goesToCheckout().sees("signIn.title");
    assertThat(visitor.title()).isFocused();
    visitor.link("signIn.register").click();
    arrivesAt(visitor, "register.title");
    visitor.page().goBack();
    arrivesAt(visitor, "signIn.title");
    visitor.signsIn(customer);
    arrivesAt(visitor, "checkout.title");
    visitor.link("checkout.edit").click();
    arrivesAt(visitor, "cart.title");
    visitor.link("cart.checkout").click();
    arrivesAt(visitor, "checkout.title");
    visitor.button("checkout.place").click();
    arrivesAt(visitor, "placed.title");
    visitor.link("nav.orders").click();
    arrivesAt(visitor, "orders.title");
    visitor.page().locator("main li a").click();
    arrivesAt(visitor, "order.title");
    visitor.link("nav.catalogue").click();
    arrivesAt(visitor, "shop.tagline");
    visitor.page().locator("main li a").nth(2).click();
    assertThat(visitor.button("product.add")).isVisible();
    assertThat(visitor.title()).isFocused();
  }

  @Test
  void aRefusedFieldGetsTheFocusAndItsReason() {
    Visitor visitor = visitors.arrive(Language.EN).expectsRefusals().opens("/register");
    visitor.field("auth.name").fill("Ann");
    visitor.field("auth.email").fill("ann-" + UUID.randomUUID() + "@example.com");
    visitor.field("auth.password").fill("short");

    visitor.button("register.action").click();

    assertThat(visitor.field("auth.password")).isFocused();
    assertThat(visitor.field("auth.password")).hasAccessibleDescription(Pattern.compile("12"));
  }

  private static void arrivesAt(Visitor visitor, String titleKey) {
    visitor.sees(titleKey);
    assertThat(visitor.title()).isFocused();
  }
}
