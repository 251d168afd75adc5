package dev.comanda.it.repository;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every page of the site has an address, and is looked at by {@code AccessibilityIT}. */
class PagesTest {

  private static final Path SITE = Page.ROOT.resolve("storefront/src");
  private static final String APP = Page.of(SITE.resolve("app.tsx")).text();
  private static final String VISITS =
      Page.of(
              Page.ROOT.resolve(
                  "integration-tests/src/test/java/dev/comanda/it/browser/AccessibilityIT.java"))
          .text();

  private static final Pattern ROUTE = Pattern.compile("<Route path=\"([^\"]+)\"");
  private static final Pattern PAGE = Pattern.compile("from '\\./pages/([\\w-]+)'");

  /** An address and what is looked at there, up to the next address. */
  private static final Pattern VISIT =
      Pattern.compile(
          "(?s)\\.(?:opens\\(([^;]*?)\\)(?=[.;])|isAboutToOrder\\()((?:(?!\\.opens\\().)*)");

  @Test
  void everyFileOfAPageIsShownByTheApp() {
    List<String> files =
        Page.files(SITE.resolve("pages"))
            .map(file -> file.getFileName().toString())
            .filter(name -> name.endsWith(".tsx"))
            .map(name -> name.replace(".tsx", ""))
            .toList();

    assertThat(groups(PAGE, APP)).containsExactlyInAnyOrderElementsOf(files);
  }

  @Test
  void everyPageIsLookedAtByAxe() {
    Set<String> seen =
        VISIT
            .matcher(VISITS)
            .results()
            .filter(visit -> visit.group(2).contains("eyes.look("))
            .map(visit -> visit.group(1) == null ? "/checkout" : address(visit.group(1)))
            .collect(Collectors.toSet());

    assertThat(groups(ROUTE, APP)).hasSizeGreaterThan(10).isSubsetOf(seen);
  }

  /**
   * As the app writes it: {@code "/orders/" + orderId + "/placed"} is {@code /orders/:id/placed}.
   */
  private static String address(String java) {
    return java.replaceAll("\" \\+ \\w+(?: \\+ \")?", ":id")
        .replace("\"", "")
        .replaceAll("\\?.*", "");
  }

  private static Set<String> groups(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map((MatchResult found) -> found.group(1))
        .collect(Collectors.toSet());
  }
}
