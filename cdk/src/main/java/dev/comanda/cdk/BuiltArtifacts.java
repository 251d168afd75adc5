package dev.comanda.cdk;

import dev.comanda.cdk.config.Artifacts;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the modules {@code handlers} and {@code storefront} have built, to be deployed. */
final class BuiltArtifacts {

  private static final Path JAR = Path.of("handlers", "target", "comanda-handlers.jar");
  private static final Path SITE = Path.of("storefront", "target", "site");

  private BuiltArtifacts() {}

  /**
   * Finds them from where this class was loaded, so that the working directory does not matter.
   *
   * @throws IllegalArgumentException if one has not been built; the message tells how
   */
  static Artifacts locate() {
    return in(repository());
  }

  static Artifacts in(Path repository) {
    Path jar = repository.resolve(JAR);
    if (!Files.isRegularFile(jar)) {
      throw missing(jar, "handlers");
    }
    Path site = repository.resolve(SITE);
    if (!Files.isRegularFile(site.resolve("index.html"))) {
      throw missing(site, "storefront");
    }
    return new Artifacts(jar, site);
  }

  private static IllegalArgumentException missing(Path artifact, String module) {
    return new IllegalArgumentException(
        artifact + " is missing: build it with 'mvn -pl " + module + " -am package'.");
  }

  private static Path repository() {
    Path here;
    try {
      here =
          Path.of(BuiltArtifacts.class.getProtectionDomain().getCodeSource().getLocation().toURI());
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
