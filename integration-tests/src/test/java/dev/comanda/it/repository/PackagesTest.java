package dev.comanda.it.repository;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PackagesTest {

  @Test
  void sayInASentenceWhatTheyAreFor() {
    Set<Path> packages =
        Page.files(Page.ROOT)
            .filter(file -> file.toString().endsWith(".java"))
            .filter(file -> file.toString().contains("/src/main/java/"))
            .map(Path::getParent)
            .collect(Collectors.toSet());

    assertThat(packages)
        .hasSizeGreaterThan(20)
        .allSatisfy(
            folder ->
                assertThat(folder.resolve("package-info.java")).matches(Files::exists, "exists"));
  }
}
