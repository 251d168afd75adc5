package dev.comanda.engine.services.lambda;

import dev.comanda.engine.services.lambda.fixture.ActingHandler;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/** Packs the test functions as a code asset. */
public final class FunctionJar {

  private FunctionJar() {}

  /** Writes the jar into a folder. */
  public static Path in(Path folder) {
    Path jar = folder.resolve("functions.jar");
    String name = ActingHandler.class.getPackageName().replace('.', '/');
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out);
        Stream<Path> classes =
            Files.list(
                Path.of(ActingHandler.class.getResource("ActingHandler.class").toURI())
                    .getParent())) {
      for (Path file : classes.toList()) {
        entries.putNextEntry(new JarEntry(name + "/" + file.getFileName()));
        Files.copy(file, entries);
        entries.closeEntry();
      }
      return jar;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
