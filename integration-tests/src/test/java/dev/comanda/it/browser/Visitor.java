package dev.comanda.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import dev.comanda.it.Customer;
import dev.comanda.it.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Somebody at the storefront, with a browser that knows nothing yet. Things are named by the keys
 * of the storefront's sentences; verbs wait until a thing is there and can be used.
 */
final class Visitor {

  private final BrowserContext context;
  private final Page page;
  private final Target target;
  private final List<String> console;
  private Language language = Language.EN;
  private boolean refusalsExpected;

  Visitor(BrowserContext context, Target target) {
    this(context, target, new ArrayList<>());
  }

  private Visitor(BrowserContext context, Target target, List<String> console) {
    this.context = context;
    this.target = target;
    this.console = console;
    context.setDefaultTimeout(Chromium.patienceMillis());
    this.page = context.newPage();
    page.onConsoleMessage(
        message -> console.add(message.type() + ": " + message.text() + " " + message.location()));
    page.onPageError(error -> console.add("error: " + error));
  }

  Page page() {
    return page;
  }

  BrowserContext browser() {
    return context;
  }

  // --- what a page has -------------------------------------------------------------------------

  Locator button(String key) {
    return role(AriaRole.BUTTON, key);
  }

  Locator link(String key) {
    return role(AriaRole.LINK, key);
  }

  Locator field(String key) {
    return page.getByLabel(language.sentence(key));
  }

  Locator text(String key) {
    return page.getByText(language.sentence(key));
  }

  /** What leads to the page of a product, by the name on its card. */
  Locator product(String name) {
    return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  /** A sentence within something. */
  Locator in(Locator within, String key) {
    return within.getByText(language.sentence(key));
  }

  /** The line of a product, in the cart or at the checkout. */
  Locator line(String productId) {
    return page.locator("main li")
        .filter(
            new Locator.FilterOptions()
                .setHas(page.locator("a[href='/products/" + productId + "']")));
  }

  /** The one heading of the first level, in the page's content. */
  Locator title() {
    return page.locator("main h1");
  }

  private Locator role(AriaRole role, String key) {
    return page.getByRole(role, new Page.GetByRoleOptions().setName(language.sentence(key)));
  }

  // --- what a visitor does ---------------------------------------------------------------------

  /** Types an address of the site. */
  Visitor opens(String path) {
    page.navigate(target.storefront() + path);
    return this;
  }

  /** Expects that language from now on. */
  Visitor reads(Language other) {
    language = other;
    return this;
  }

  /** Goes on in another tab of the same browser. */
  Visitor opensTab() {
    return new Visitor(context, target, console).reads(language);
  }

  /** Opens a product's page and puts that many into the cart. */
  Visitor putsIntoCart(String productId, int quantity) {
    opens("/products/" + productId);
    for (int i = 1; i < quantity; i++) {
      button("product.moreOf").click();
    }
    button("product.add").click();
    assertThat(text("product.added")).isVisible();
    return this;
  }

  /** From any page into the cart and on to the checkout, by its links. */
  Visitor goesToCheckout() {
    page.getByRole(
            AriaRole.LINK, new Page.GetByRoleOptions().setName(language.sentence("nav.cartWith")))
        .click();
    link("cart.checkout").click();
    return this;
  }

  /** Fills in the sign-in page that is open. */
  Visitor signsIn(Customer customer) {
    return signsIn(customer.email(), customer.password());
  }

  Visitor signsIn(String email, String password) {
    field("auth.email").fill(email);
    field("auth.password").fill(password);
    page.locator("main").getByRole(AriaRole.BUTTON, named("signIn.action")).click();
    return this;
  }

  private Locator.GetByRoleOptions named(String key) {
    return new Locator.GetByRoleOptions().setName(language.sentence(key));
  }

  /** Puts a product into the cart, signs in at the checkout, and stops before the order. */
  Visitor isAboutToOrder(Customer customer, String productId, int quantity) {
    putsIntoCart(productId, quantity).goesToCheckout();
    sees("signIn.title").signsIn(customer);
    assertThat(button("checkout.place")).isEnabled();
    return this;
  }

  /** Waits for the page of that title. */
  Visitor sees(String titleKey) {
    assertThat(title()).hasText(language.sentence(titleKey));
    return this;
  }

  /** Waits for a sentence. */
  Visitor waitsFor(String key) {
    assertThat(text(key).first()).isVisible();
    return this;
  }

  /** The number of the order whose page is open. */
  String orderId() {
    sees("placed.title");
    Pattern path = Pattern.compile("/orders/([0-9A-Z]{26})/placed$");
    var matcher = path.matcher(page.url());
    if (!matcher.find()) {
      throw new AssertionError("No order's page: " + page.url());
    }
    return matcher.group(1);
  }

  /**
   * Does something to the page's next request to that path of the API; those after it pass. (A
   * route that is limited to one time lets go of a request that it holds.)
   */
  void onNext(String path, Consumer<Route> what) {
    AtomicBoolean next = new AtomicBoolean(true);
    page.route(
        target.api() + path,
        route -> {
          if (next.getAndSet(false)) {
            what.accept(route);
          } else {
            route.resume();
          }
        });
  }

  // --- what the test does with the visitor -----------------------------------------------------

  /** The console reports each refusal and each lost answer as well; here they are wanted. */
  Visitor expectsRefusals() {
    refusalsExpected = true;
    return this;
  }

  /** The errors in the console. */
  List<String> complaints() {
    return console.stream()
        .filter(line -> line.startsWith("error: "))
        .filter(line -> !(refusalsExpected && line.contains("Failed to load resource")))
        .toList();
  }

  /**
   * Writes down what was on the screen: a picture of each tab, its page, and all of the console.
   */
  void keep(Path folder, String name) throws IOException {
    Files.createDirectories(folder);
    for (int i = 0; i < context.pages().size(); i++) {
      Page tab = context.pages().get(i);
      String file = name + (i == 0 ? "" : "-tab-" + i);
      tab.screenshot(
          new Page.ScreenshotOptions().setPath(folder.resolve(file + ".png")).setFullPage(true));
      Files.writeString(folder.resolve(file + ".html"), tab.content());
    }
    Files.writeString(folder.resolve(name + ".console.txt"), String.join("\n", console));
  }

  void leave() {
    context.close();
  }
}
