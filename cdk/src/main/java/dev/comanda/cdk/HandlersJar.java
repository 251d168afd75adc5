package dev.comanda.cdk;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The jar that all functions run, as the module {@code handlers} builds it. */
final class HandlersJar {

  private static final Path IN_REPOSITORY = Path.of("handlers", "target", "comanda-handlers.jar");

  private HandlersJar() {}

  /**
   * Finds the jar from where this class was loaded, so that the working directory does not matter.
   *
   * @throws IllegalArgumentException if it has not been built
   */
  static Path locate() {
    return in(repository());
  }

  static Path in(Path repository) {
    Path jar = repository.resolve(IN_REPOSITORY);
    if (!Files.isRegularFile(jar)) {
      throw new IllegalArgumentException(
          jar + " is missing: build it with 'mvn -pl handlers -am package'.");
    }
    return jar;
  }

  private static Path repository() {
    Path here;
    try {
      here = Path.of(HandlersJar.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
    for (Path folder = here; folder != null; folder = folder.getParent()) {
      if (Files.isRegularFile(folder.resolve("handlers").resolve("pom.xml"))) {
        return folder;
      }
    }
    throw new IllegalArgumentException(here + " is not inside of Comanda's folder.");
  }
}
