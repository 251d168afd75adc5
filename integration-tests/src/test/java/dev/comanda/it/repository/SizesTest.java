package dev.comanda.it.repository;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What can be read in one go stays so. */
class SizesTest {

  private static final String MAIN = "src/main/java/";

  private static final int MOST_LINES = 300;
  private static final int MOST_LINES_AT_THE_MEDIAN = 60;
  private static final long MOST_LINES_OF_A_MODULE = 9_000;

  @Test
  void noFileOfCodeIsTooLong() {
    assertThat(Page.files(Page.ROOT).filter(SizesTest::isCode))
        .isNotEmpty()
        .allSatisfy(
            file ->
                assertThat(lines(file)).as("lines of %s", file).isLessThanOrEqualTo(MOST_LINES));
  }

  @Test
  void halfOfAModulesFilesAreShort() {
    assertThat(modules())
        .hasSizeGreaterThan(10)
        .allSatisfy(
            (module, sizes) ->
                assertThat(sizes.get((sizes.size() - 1) / 2))
                    .as("lines of the file in the middle of %s", module)
                    .isLessThanOrEqualTo(MOST_LINES_AT_THE_MEDIAN));
  }

  /** The engine is a reactor: services of AWS are many, and each is a package. */
  @Test
  void noModuleButTheEngineIsLarge() {
    assertThat(modules())
        .allSatisfy(
            (module, sizes) -> {
              if (!module.startsWith("engine/")) {
                assertThat(sizes.stream().mapToLong(Long::longValue).sum())
                    .as("lines of %s", module)
                    .isLessThanOrEqualTo(MOST_LINES_OF_A_MODULE);
              }
            });
  }

  /** The lines of each module's files, by their number. */
  private static Map<String, List<Long>> modules() {
    return Page.files(Page.ROOT)
        .filter(file -> path(file).contains(MAIN))
        .collect(
            Collectors.groupingBy(
                file -> path(file).substring(0, path(file).indexOf(MAIN)),
                Collectors.collectingAndThen(
                    Collectors.mapping(SizesTest::lines, Collectors.toList()),
                    sizes -> sizes.stream().sorted().toList())));
  }

  private static boolean isCode(Path file) {
    return path(file).contains(MAIN)
        || path(file).startsWith("storefront/src/") && path(file).matches(".*\\.tsx?");
  }

  private static String path(Path file) {
    return Page.ROOT.relativize(file).toString().replace('\\', '/');
  }

  private static long lines(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
