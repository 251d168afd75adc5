package dev.comanda.cdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.comanda.cdk.config.Artifacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuiltArtifactsTest {

  @TempDir private Path repository;

  @Test
  void areFoundInTheirModules() throws IOException {
    Path jar = file("handlers/target/comanda-handlers.jar");
    Path page = file("storefront/target/site/index.html");

    assertThat(BuiltArtifacts.in(repository)).isEqualTo(new Artifacts(jar, page.getParent()));
  }

  @Test
  void sayInOneLineHowToBuildWhatIsMissing() throws IOException {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BuiltArtifacts.in(repository))
        .withMessageEndingWith(
            "comanda-handlers.jar is missing: build it with 'mvn -pl handlers -am package'.");

    file("handlers/target/comanda-handlers.jar");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> BuiltArtifacts.in(repository))
        .withMessageEndingWith("site is missing: build it with 'mvn -pl storefront -am package'.");
  }

  private Path file(String path) throws IOException {
    Path file = repository.resolve(path);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, "content");
  }
}
