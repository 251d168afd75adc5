package dev.comanda.it.repository;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SizesTest {

  private static final int MOST_LINES = 300;

  @Test
  void noFileOfCodeIsTooLongToBeReadInOneGo() throws IOException {
    for (Path file : Page.files(Page.ROOT).filter(SizesTest::isCode).toList()) {
      try (var lines = Files.lines(file)) {
        assertThat(lines.count()).as("lines of %s", file).isLessThanOrEqualTo(MOST_LINES);
      }
    }
  }

  private static boolean isCode(Path file) {
    String path = Page.ROOT.relativize(file).toString();
    return path.contains("src/main/java/")
        || path.startsWith("storefront/src/") && path.matches(".*\\.tsx?");
  }
}
