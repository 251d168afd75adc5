package dev.comanda.it.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ScreenshotAnimations;
import com.microsoft.playwright.options.ScreenshotType;
import java.nio.file.Path;
import java.util.List;

/**
 * Pictures of what is looked at, as far as a first screen goes. They are taken when the system
 * property {@code comanda.gallery} names a folder for them, as {@code ./comanda gallery} does.
 */
final class Gallery {

  private static final int QUALITY = 85;

  private final Page page;
  private final String folder;

  Gallery(Page page) {
    this.page = page;
    this.folder = System.getProperty("comanda.gallery", "");
  }

  /** Takes pictures of the page at both widths and in both themes. */
  void take(String name) {
    if (folder.isEmpty()) {
      return;
    }
    for (int width : List.of(Eyes.WIDE, Eyes.NARROW)) {
      page.setViewportSize(width, Eyes.HEIGHT);
      for (ColorScheme theme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(theme));
        picture(name + (width == Eyes.WIDE ? " wide " : " narrow ") + theme);
      }
    }
  }

  private void picture(String name) {
    page.evaluate("scrollTo({ top: 0, behavior: 'instant' })");
    // Waited for in the page: polled, the expression would be evaluated, which the policy forbids.
    page.evaluate(
        """
        Promise.all([...document.images]
          .filter((image) => !image.complete && image.getBoundingClientRect().top <= innerHeight)
          .map((image) => new Promise((done) => { image.onload = image.onerror = done; })))
        """);
    String file = name.toLowerCase().replaceAll("[^a-z]+", "-") + ".jpg";
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(Path.of(folder, file))
            .setType(ScreenshotType.JPEG)
            .setQuality(QUALITY)
            .setAnimations(ScreenshotAnimations.DISABLED));
  }
}
