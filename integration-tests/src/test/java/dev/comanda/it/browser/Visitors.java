package dev.comanda.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import dev.comanda.it.Product;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * The visitors of one test. After it, each page must have complained of nothing: no error in its
 * console, no violation of the Content Security Policy. What was on the screen of a failed test is
 * kept in {@code target/screenshots}.
 */
final class Visitors implements BeforeEachCallback, AfterEachCallback {

  private static final Path SCREENSHOTS =
      Product.root().resolve("integration-tests/target/screenshots");

  private final List<Visitor> visitors = new ArrayList<>();
  private Chromium chromium;

  /** One whose browser prefers that language. */
  Visitor arrive(Language language) {
    return arrive(language, new NewContextOptions());
  }

  /** The same, with a browser that is special in some way. */
  Visitor arrive(Language language, NewContextOptions special) {
    return arriveFrom(language.browserLocale(), special).reads(language);
  }

  /** One whose browser prefers a language that the shop may not have, such as {@code fr-FR}. */
  Visitor arriveFrom(String locale, NewContextOptions special) {
    Visitor visitor =
        new Visitor(chromium.browser().newContext(special.setLocale(locale)), Product.shared());
    visitors.add(visitor);
    return visitor;
  }

  @Override
  public void beforeEach(ExtensionContext test) {
    // The root's store: one browser for all classes, closed after the last.
    chromium =
        test.getRoot()
            .getStore(Namespace.create(Chromium.class))
            .getOrComputeIfAbsent(Chromium.class, key -> Chromium.start(), Chromium.class);
  }

  @Override
  public void afterEach(ExtensionContext test) throws IOException {
    List<String> complaints =
        visitors.stream().flatMap(visitor -> visitor.complaints().stream()).toList();
    try {
      if (test.getExecutionException().isPresent() || !complaints.isEmpty()) {
        for (int i = 0; i < visitors.size(); i++) {
          visitors.get(i).keep(SCREENSHOTS, name(test) + (i == 0 ? "" : "-" + i));
        }
      }
    } finally {
      visitors.forEach(Visitor::leave);
    }
    if (test.getExecutionException().isEmpty()) {
      assertThat(complaints).as("what the console says").isEmpty();
    }
  }

  private static String name(ExtensionContext test) {
    String method = test.getRequiredTestMethod().getName();
    String which =
        test.getDisplayName().startsWith(method)
            ? ""
            : "-" + test.getDisplayName().replaceAll("[^A-Za-z0-9]+", "-");
    return test.getRequiredTestClass().getSimpleName() + "-" + method + which;
  }
}
