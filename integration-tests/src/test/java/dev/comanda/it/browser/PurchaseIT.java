package dev.comanda.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.it.Mailbox.Mail;
import dev.comanda.it.Product;
import dev.comanda.it.Shop;
import java.util.UUID;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A purchase from the first look to the mail. */
class PurchaseIT {

  private static final String PASSWORD = "Cazuela-de-barro-7";
  private static final Shop SHOP = new Shop(Product.shared());

  @RegisterExtension final Visitors visitors = new Visitors();

  @ParameterizedTest
  @EnumSource
  void aStrangerBecomesACustomerWithAnOrderAndAMail(Language language) {
    String email = "visitor-" + UUID.randomUUID() + "@example.com";
    var product = SHOP.products().get(0);
    String name = product.at("/name/" + language.code()).asText();
    Visitor visitor = visitors.arrive(language).opens("/").sees("shop.tagline");
    assertThat(visitor.page().locator("html")).hasAttribute("lang", language.code());

    visitor.product(name).click();
    assertThat(visitor.title()).hasText(name);
    visitor.button("product.add").click();
    visitor.goesToCheckout().sees("signIn.title");
    visitor.link("signIn.register").click();
    visitor.sees("register.title");
    visitor.field("auth.name").fill("Íñigo O'Neill");
    visitor.field("auth.email").fill(email);
    visitor.field("auth.password").fill(PASSWORD);
    visitor.button("register.action").click();
    visitor.sees("confirm.title");
    visitor.field("auth.code").fill(SHOP.mailbox().awaitCode(email));
    visitor.button("confirm.action").click();
    visitor.sees("signIn.title");
    assertThat(visitor.field("auth.email")).hasValue(email);
    visitor.signsIn(email, PASSWORD).sees("checkout.title");
    visitor.button("checkout.place").click();

    String orderId = visitor.orderId();
    Mail mail = SHOP.mailbox().awaitConfirmation(email, orderId);
    assertThat(mail.html()).contains("lang=\"" + language.code() + "\"", name);
    visitor.link("nav.orders").click();
    visitor.sees("orders.title");
    assertThat(visitor.page().locator("main li")).hasCount(1);
    visitor.page().locator("main li a").click();
    assertThat(visitor.page()).hasURL(Product.shared().storefront() + "/orders/" + orderId);
    assertThat(visitor.page().locator("main li").getByText(name)).isVisible();
  }
}
