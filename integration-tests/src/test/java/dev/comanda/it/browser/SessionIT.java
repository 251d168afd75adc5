package dev.comanda.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route.ResumeOptions;
import dev.comanda.it.Customer;
import dev.comanda.it.Json;
import dev.comanda.it.Product;
import dev.comanda.it.Shop;
import dev.comanda.it.Target;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What outlives a reload and a sign-in, and what happens when a session does not. */
class SessionIT {

  private static final Target TARGET = Product.shared();
  private static final Shop SHOP = new Shop(TARGET);

  @RegisterExtension final Visitors visitors = new Visitors();
  private final Customer customer = SHOP.customer("en");
  private final String productId = SHOP.anyProduct();

  @Test
  void theCartOutlivesReloadAndSignIn() {
    Visitor visitor = visitors.arrive(Language.EN).putsIntoCart(productId, 3);

    visitor.page().reload();
    visitor.goesToCheckout().sees("signIn.title").signsIn(customer).sees("checkout.title");
    visitor.page().reload();

    assertThat(visitor.page().locator("main li")).hasCount(1);
    assertThat(visitor.page().locator("main li")).containsText("3 ×");
    assertThat(visitor.button("nav.signOut")).isVisible();
  }

  @Test
  void anExpiredAccessTokenIsRefreshedOnTheWay() {
    Visitor visitor = visitors.arrive(Language.EN);
    visitor.page().clock().install();
    visitor.isAboutToOrder(customer, productId, 1);
    visitor.page().clock().fastForward("20:00");

    Response refresh =
        visitor
            .page()
            .waitForResponse(
                TARGET.api() + "/auth/refresh", () -> visitor.button("checkout.place").click());

    assertThat(refresh.status()).isEqualTo(200);
    assertThat(List.of(visitor.orderId())).isEqualTo(SHOP.orderIds(customer));
  }

  @Test
  void aTokenThatTheApiRefusesIsReplacedOnTheWay() {
    Visitor visitor =
        visitors.arrive(Language.EN).isAboutToOrder(customer, productId, 1).expectsRefusals();
    visitor.onNext(
        "/orders",
        route -> {
          Map<String, String> headers = new HashMap<>(route.request().headers());
          headers.put("authorization", "Bearer outdated");
          route.resume(new ResumeOptions().setHeaders(headers));
        });

    visitor.button("checkout.place").click();

    assertThat(List.of(visitor.orderId())).isEqualTo(SHOP.orderIds(customer));
  }

  @Test
  void anEndedSessionIsBegunAgainAndTheSameAttemptGoesOn() {
    Visitor visitor = visitors.arrive(Language.EN).expectsRefusals();
    visitor.page().clock().install();
    visitor.isAboutToOrder(customer, productId, 1);
    LostAnswer.broken(visitor);
    visitor.button("checkout.place").click();
    assertThat(visitor.text("checkout.unknownTitle")).isVisible();
    SHOP.signOutEverywhere(customer);
    visitor.page().clock().fastForward("20:00");

    visitor.button("checkout.finish").click();
    visitor.sees("signIn.title");
    assertThat(visitor.text("signIn.again")).isVisible();
    visitor.signsIn(customer).sees("checkout.title");
    visitor.button("checkout.finish").click();

    assertThat(List.of(visitor.orderId())).isEqualTo(SHOP.orderIds(customer));
  }

  @Test
  void aSessionThatEndedBeforeTheOrderIsBegunAgainAndTheOrderPlaced() {
    Visitor visitor = visitors.arrive(Language.EN).expectsRefusals();
    visitor.page().clock().install();
    visitor.isAboutToOrder(customer, productId, 2);
    SHOP.signOutEverywhere(customer);
    visitor.page().clock().fastForward("20:00");

    visitor.button("checkout.place").click();
    visitor.sees("signIn.title").signsIn(customer).sees("checkout.title");
    visitor.button("checkout.finish").click();

    assertThat(List.of(visitor.orderId())).isEqualTo(SHOP.orderIds(customer));
    assertThat(visitor.page().getByText("2 ×")).isVisible();
  }

  @Test
  void noTokenIsInLocalStorage() {
    Visitor visitor = visitors.arrive(Language.EN).putsIntoCart(productId, 1);
    visitor.goesToCheckout().sees("signIn.title");
    Response login =
        visitor
            .page()
            .waitForResponse(TARGET.api() + "/auth/login", () -> visitor.signsIn(customer));
    visitor.button("checkout.place").click();
    visitor.orderId();

    List<String> tokens =
        List.of(token(login, "accessToken"), token(login, "idToken"), token(login, "refreshToken"));
    assertThat(stored(visitor.page())).contains("comanda.cart").doesNotContain(tokens);
    assertThat(visitor.browser().cookies()).isEmpty();
  }

  private static String token(Response login, String name) {
    return Json.parse(login.text()).required(name).asText();
  }

  private static String stored(Page page) {
    return (String) page.evaluate("JSON.stringify(localStorage)");
  }
}
