package dev.comanda.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** Somebody without a mouse: Tab and Shift+Tab until the focus is there, then Enter or Space. */
final class Keyboard {

  /** More stops than any page has. */
  private static final int MOST_STOPS = 200;

  private static final String SHOWS_FOCUS =
      """
      () => {
        const focused = document.activeElement;
        const parent = focused.parentElement;
        const near = [focused, parent, parent.parentElement, ...parent.children].filter(Boolean);
        const look = () => near.map((element) => {
          const style = getComputedStyle(element);
          return [style.outline, style.boxShadow, style.borderColor, style.clip].join();
        }).join();
        const with_ = look();
        focused.blur();
        const without = look();
        focused.focus({ preventScroll: true, focusVisible: true });
        return with_ !== without;
      }
      """;

  private final Page page;

  Keyboard(Page page) {
    this.page = page;
  }

  /** Goes on to a thing, stop by stop; each stop must show that it has the focus. */
  Keyboard tabTo(Locator thing) {
    return go("Tab", thing);
  }

  /** Goes back to a thing in the same way. */
  Keyboard tabBackTo(Locator thing) {
    return go("Shift+Tab", thing);
  }

  Keyboard presses(String key) {
    page.keyboard().press(key);
    return this;
  }

  Keyboard types(String text) {
    page.keyboard().type(text);
    return this;
  }

  private Keyboard go(String key, Locator thing) {
    for (int stop = 0; stop < MOST_STOPS; stop++) {
      presses(key);
      assertThat((boolean) page.evaluate(SHOWS_FOCUS))
          .as("the focus is visible on " + page.evaluate("document.activeElement.outerHTML"))
          .isTrue();
      if ((boolean) thing.evaluate("element => element === document.activeElement")) {
        return this;
      }
    }
    throw new AssertionError("No way by " + key + " to " + thing);
  }
}
