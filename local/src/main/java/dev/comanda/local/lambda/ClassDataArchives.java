package dev.comanda.local.lambda;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Archives of class data, one for each class path and JVM build: they halve a cold start. */
final class ClassDataArchives {

  private final Path folder;

  ClassDataArchives(Path folder) {
    this.folder = folder;
  }

  /** The archive for a class path, if it has been made. */
  Optional<Path> find(String classPath) {
    Path archive = file(classPath);
    return Files.exists(archive) ? Optional.of(archive) : Optional.empty();
  }

  private Path file(String classPath) {
    return folder.resolve(Digests.sha256(classPath.getBytes()).substring(0, 16) + ".jsa");
  }
}
