package dev.comanda.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Which language a visitor reads. */
class LanguageIT {

  @RegisterExtension final Visitors visitors = new Visitors();

  @Test
  void itIsTheBrowsersAtFirstAndThenTheOneThatWasChosen() {
    Visitor visitor = visitors.arrive(Language.ES).opens("/cart").sees("cart.title");
    assertThat(visitor.page().locator("html")).hasAttribute("lang", "es");

    visitor
        .page()
        .getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(Pattern.compile("English")))
        .click();
    visitor.reads(Language.EN).sees("cart.title");
    visitor.page().reload();

    visitor.sees("cart.title");
    assertThat(visitor.page().locator("html")).hasAttribute("lang", "en");
    visitor.link("nav.catalogue").click();
    assertThat(visitor.text("catalogue.found")).isVisible();
  }

  @Test
  void aBrowserThatPrefersNeitherReadsEnglish() {
    visitors
        .arriveFrom("fr-FR", new NewContextOptions())
        .reads(Language.EN)
        .opens("/")
        .sees("shop.tagline");
  }
}
