package dev.comanda.it.repository;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DocumentationTest {

  private static final Page CONTRIBUTING = Page.of(Page.ROOT.resolve("CONTRIBUTING.md"));
  private static final Page DECISIONS = Page.of(Page.ROOT.resolve("docs/decisions.md"));
  private static final Pattern ENTRY =
      Pattern.compile("(?m)^<a id=\"d(\\d+)\"></a>\n\n## D(\\d+) \\d{4}-\\d\\d-\\d\\d (.*)$");
  private static final Pattern INDEXED =
      Pattern.compile("(?m)^- \\[D(\\d+)]\\(#d\\1\\) (.*(?:\n  .*)*)$");

  static List<Page> pages() {
    return Page.all();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyLinkLeadsSomewhere(Page page) {
    for (String link : page.links()) {
      String[] parts = link.split("#", 2);
      Path target = parts[0].isEmpty() ? page.path() : page.path().resolveSibling(parts[0]);
      assertThat(target.normalize()).as("%s links to %s", page, link).exists();
      if (parts.length == 2) {
        assertThat(Page.of(target).has(parts[1])).as("%s links to %s", page, link).isTrue();
      }
    }
  }

  @Test
  void everyTestThatContributorsAreToldOfIsThere() {
    assertThat(Page.classes())
        .containsAll(
            CONTRIBUTING.code().stream().filter(code -> code.matches("\\w+(Test|IT)")).toList());
  }

  @Test
  void everyFileThatContributorsAreToldOfIsThere() {
    assertThat(CONTRIBUTING.code())
        .filteredOn(code -> code.matches("[\\w.-]+(/[\\w.-]+)*/|[\\w.-]+(/[\\w.-]+)+\\.[a-z]+"))
        .isNotEmpty()
        .allSatisfy(code -> assertThat(Page.ROOT.resolve(code)).matches(Files::exists, "exists"));
  }

  @Test
  void decisionsAreNumberedInTheirOrder() {
    List<String> numbers =
        ENTRY.matcher(DECISIONS.text()).results().map(entry -> entry.group(2)).toList();

    assertThat(numbers)
        .isEqualTo(IntStream.rangeClosed(1, numbers.size()).mapToObj(String::valueOf).toList());
  }

  @Test
  void theIndexOfDecisionsNamesEachOnce() {
    List<String> entries =
        ENTRY
            .matcher(DECISIONS.text())
            .results()
            .map(entry -> entry.group(1) + " " + entry.group(3))
            .toList();
    List<String> indexed =
        INDEXED
            .matcher(DECISIONS.text())
            .results()
            .map(line -> line.group(1) + " " + title(line.group(2)))
            .toList();

    assertThat(indexed).containsExactlyInAnyOrderElementsOf(entries);
  }

  /** Without what the index says of it, in italics behind a dash. */
  private static String title(String line) {
    return line.replace("\n  ", " ").replaceFirst(" — \\*.*\\*$", "");
  }
}
