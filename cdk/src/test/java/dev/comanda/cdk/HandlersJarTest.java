package dev.comanda.cdk;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HandlersJarTest {

  @Test
  void saysInOneLineHowToBuildWhatIsMissing(@TempDir Path repository) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HandlersJar.in(repository))
        .withMessageEndingWith(
            "comanda-handlers.jar is missing: build it with 'mvn -pl handlers -am package'.");
  }
}
