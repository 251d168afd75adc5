package dev.comanda.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import dev.comanda.it.Customer;
import dev.comanda.it.Product;
import dev.comanda.it.Shop;
import dev.comanda.it.Sinks;
import dev.comanda.it.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every page, for every eye. */
class AccessibilityIT {

  private static final Target TARGET = Product.shared();
  private static final Shop SHOP = new Shop(TARGET);
  private static final Sinks SINKS = new Sinks(TARGET);

  @RegisterExtension final Visitors visitors = new Visitors();
  private final String productId = SHOP.products().get(6).path("productId").asText();

  @Test
  void axeFindsNothingSeriousOnAStrangersPagesAndAllOfThemFit() {
    Visitor visitor = visitors.arrive(Language.EN).expectsRefusals();
    Eyes eyes = new Eyes(visitor.page());

    visitor.opens("/").waitsFor("catalogue.found");
    eyes.look("catalogue");
    visitor.opens("/?words=zzzz").waitsFor("catalogue.nothing");
    eyes.look("catalogue with nothing found");
    visitor.opens("/products/" + productId).waitsFor("product.tax");
    eyes.look("product");
    visitor.opens("/cart").waitsFor("cart.empty");
    eyes.look("empty cart");
    visitor.opens("/no-such-page").sees("notFound.title");
    eyes.look("not found");
    visitor.opens("/register").sees("register.title");
    eyes.look("register");
    visitor.opens("/confirm?email=ann@example.com").sees("confirm.title");
    visitor.field("auth.code").fill("000000");
    visitor.button("confirm.action").click();
    visitor.waitsFor("refusal.wrong-code");
    eyes.look("confirm, refused");
    visitor.opens("/sign-in").sees("signIn.title");
    eyes.look("sign in");
    visitor.opens("/forgot-password").sees("forgot.title");
    eyes.look("forgotten password");
    visitor.opens("/reset-password?email=ann@example.com").sees("reset.title");
    visitor.field("reset.password").fill("short");
    visitor.button("reset.action").click();
    visitor.waitsFor("refusal.invalid-input");
    eyes.look("new password, refused");
    visitor.page().route(TARGET.api() + "/products?*", route -> {});
    visitor.opens("/").sees("shop.tagline");
    eyes.look("catalogue, loading");

    assertThat(eyes.found()).isEmpty();
  }

  @Test
  void axeFindsNothingSeriousOnACustomersPagesAndAllOfThemFit() {
    Customer customer =
        SHOP.customerAt("ann." + System.nanoTime() % 100_000 + "@example.com", "en");
    int before = SINKS.stock(productId);
    String orderId =
        SHOP.placeOrder(customer, productId, "queso-manchego-curado", "rioja-crianza")
            .path("orderId")
            .asText();
    Visitor visitor = visitors.arrive(Language.EN).expectsRefusals();
    Eyes eyes = new Eyes(visitor.page());

    visitor.isAboutToOrder(customer, productId, 3);
    eyes.look("checkout");
    try {
      SINKS.stock(productId, 2);
      visitor.button("checkout.place").click();
      visitor.waitsFor("line.short");
      eyes.look("checkout, refused");
    } finally {
      SINKS.stock(productId, before);
    }
    visitor.opens("/checkout");
    visitor.page().route(TARGET.api() + "/orders", route -> route.abort());
    visitor.button("checkout.place").click();
    visitor.waitsFor("checkout.unknownTitle");
    eyes.look("checkout, unfinished");
    visitor.opens("/cart").waitsFor("cart.note");
    eyes.look("cart");
    visitor.opens("/orders").waitsFor("order.status.PLACED");
    eyes.look("orders");
    visitor.opens("/orders/" + orderId).waitsFor("placed.number");
    eyes.look("order");
    visitor.opens("/orders/" + orderId + "/placed").waitsFor("placed.number");
    eyes.look("order placed");
    visitor.opens("/orders/no-such").waitsFor("order.unknown");
    eyes.look("unknown order");

    assertThat(eyes.found()).isEmpty();
  }

  @Test
  void whoeverWantsLessMotionSeesNone() {
    Visitor visitor =
        visitors.arrive(
            Language.EN, new NewContextOptions().setReducedMotion(ReducedMotion.REDUCE));

    seesAnEmptyShelf(visitor);
    assertThat(isMoving(visitor.page())).as("while the shelf is being filled").isFalse();
    assertThat(visitor.page().locator("html")).hasCSS("scroll-behavior", "auto");
    visitor.putsIntoCart(productId, 1);
    assertThat(isMoving(visitor.page())).as("what is said of the cart").isFalse();
    visitor.goesToCheckout().sees("signIn.title").signsIn(SHOP.customer("en"));
    LostAnswer.never(visitor);
    visitor.button("checkout.place").click();
    assertThat(visitor.text("checkout.placing")).isVisible();
    assertThat(isMoving(visitor.page())).as("while the order is placed").isFalse();
  }

  @Test
  void othersSeeThatTheShelfIsBeingFilled() {
    Visitor visitor = visitors.arrive(Language.EN);

    seesAnEmptyShelf(visitor);

    assertThat(isMoving(visitor.page())).isTrue();
  }

  private static void seesAnEmptyShelf(Visitor visitor) {
    visitor.onNext("/products?*", route -> {});
    visitor.opens("/");
    assertThat(visitor.page().locator("[aria-busy=true]")).isVisible();
  }

  private static boolean isMoving(Page page) {
    return (boolean)
        page.evaluate(
            """
            document.getAnimations().some((animation) =>
              animation instanceof CSSAnimation || animation.transitionProperty === 'transform')
            """);
  }
}
