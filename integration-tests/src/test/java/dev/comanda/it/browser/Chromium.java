package dev.comanda.it.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The Chromium of this machine, driven by Playwright: started once, with a fresh context for each
 * visitor. It is used by the thread that started it only.
 *
 * @see <a href="https://playwright.dev/java/docs/multithreading">Playwright: multithreading</a>
 */
final class Chromium implements AutoCloseable {

  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

  /** How long a page may take to show something: a machine that builds as well is slow. */
  private static final int PATIENCE_MILLIS = 20_000;

  private final Playwright playwright;
  private final Browser browser;

  private Chromium(Playwright playwright, Browser browser) {
    this.playwright = playwright;
    this.browser = browser;
  }

  /**
   * Starts it.
   *
   * @throws IllegalStateException that says what is missing
   */
  static Chromium start() {
    Path executable = executable();
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
    // The driver runs on the machine's Node.js, and neither brings nor downloads a browser.
    Map<String, String> environment =
        Map.of(
            "PLAYWRIGHT_NODEJS_PATH",
            onPath("node")
                .orElseThrow(() -> new IllegalStateException("Node.js is not on the PATH"))
                .toString(),
            "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD",
            "1");
    Playwright playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
    Browser browser =
        playwright
            .chromium()
            .launch(
                new LaunchOptions()
                    .setExecutablePath(executable)
                    // Chromium refuses to run its sandbox as root, which is who runs most of CI.
                    .setChromiumSandbox(!System.getProperty("user.name").equals("root")));
    return new Chromium(playwright, browser);
  }

  Browser browser() {
    return browser;
  }

  static int patienceMillis() {
    return PATIENCE_MILLIS;
  }

  private static Path executable() {
    String chosen = System.getenv("CHROME_BIN");
    if (chosen != null && !chosen.isEmpty()) {
      if (!Files.isExecutable(Path.of(chosen))) {
        throw new IllegalStateException("CHROME_BIN is no program: " + chosen);
      }
      return Path.of(chosen);
    }
    return NAMES.stream()
        .flatMap(name -> onPath(name).stream())
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "Chromium is missing: the tests of the storefront need it. Install it (on"
                        + " Debian: apt-get install chromium), or name one in CHROME_BIN. Looked on"
                        + " the PATH for "
                        + NAMES));
  }

  private static Optional<Path> onPath(String name) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst();
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
