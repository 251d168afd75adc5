package dev.comanda.it.browser;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.CheckedNode;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Looks at a page as it is: with axe at both widths, each in another theme, since contrast goes by
 * the theme and structure by the width; and in both languages for what does not fit. Collects what
 * is wrong, with where.
 *
 * @see <a href="https://github.com/dequelabs/axe-core/blob/develop/doc/rule-descriptions.md">axe's
 *     rules</a>
 */
final class Eyes {

  private static final Set<String> GRAVE = Set.of("serious", "critical");
  static final int NARROW = 320;
  static final int WIDE = 1280;
  static final int HEIGHT = 800;

  private final Page page;
  private final Gallery gallery;
  private final List<String> found = new ArrayList<>();

  Eyes(Page page) {
    this.page = page;
    this.gallery = new Gallery(page);
  }

  /** Looks at the page that is open. */
  void look(String name) {
    gallery.take(name);
    runAxe(name, WIDE, ColorScheme.LIGHT);
    runAxe(name, NARROW, ColorScheme.DARK);
    for (String language : List.of("es", "en")) {
      page.locator("header button[lang=" + language + "]").click();
      measure(name + " in " + language);
    }
  }

  /** What was wrong so far; empty for nothing. */
  List<String> found() {
    return found;
  }

  private void runAxe(String name, int width, ColorScheme theme) {
    String where = name + ", " + width + " px, " + theme;
    page.setViewportSize(width, HEIGHT);
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(theme));
    // Colours on their way from one theme to the other have the contrast of neither. The page hears
    // of the theme in the next frame.
    page.evaluate(
        """
        new Promise(requestAnimationFrame)
          .then(() => new Promise(requestAnimationFrame))
          .then(() => Promise.all(document.getAnimations()
            .filter((animation) => animation instanceof CSSTransition)
            .map((transition) => transition.finished)))
          .then(() => null)
        """);
    // The pages have no frames, which is all that axe's other mode is for.
    for (Rule rule : new AxeBuilder(page).setLegacyMode(true).analyze().getViolations()) {
      if (GRAVE.contains(rule.getImpact())) {
        for (CheckedNode node : rule.getNodes()) {
          found.add(
              "%s: %s: %s: %s"
                  .formatted(where, rule.getId(), node.getHtml(), node.getFailureSummary()));
        }
      }
    }
  }

  private void measure(String where) {
    int width = (int) page.evaluate("document.documentElement.scrollWidth");
    if (width > NARROW) {
      found.add(where + ": is " + width + " px wide where there are " + NARROW);
    }
  }
}
