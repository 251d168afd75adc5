package dev.comanda.engine.services.lambda;

import dev.comanda.engine.services.lambda.runtime.RuntimeLoop;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/**
 * Packs the runtime loop's classes into a jar of their own, so that a function sees nothing else of
 * the engine, and so that class data archives can cover them.
 */
final class RuntimeJar {

  private RuntimeJar() {}

  /** Writes the jar under a name that follows from its content; leaves one that is there. */
  static Path in(Path folder) {
    try {
      byte[] jar = pack();
      Path file = folder.resolve("runtime-" + Digests.sha256(jar).substring(0, 16) + ".jar");
      if (!Files.exists(file)) {
        Files.createDirectories(folder);
        Path part = Files.createTempFile(folder, "runtime", ".part");
        Files.write(part, jar);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
      }
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write the runtime's jar to " + folder, e);
    }
  }

  private static byte[] pack() throws IOException {
    String name = RuntimeLoop.class.getPackageName().replace('.', '/');
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JarOutputStream jar = new JarOutputStream(bytes)) {
      for (String file : classFiles()) {
        JarEntry entry = new JarEntry(name + "/" + file);
        entry.setTime(0);
        jar.putNextEntry(entry);
        try (InputStream content = RuntimeLoop.class.getResourceAsStream(file)) {
          content.transferTo(jar);
        }
        jar.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  /** Lists the package, whether the engine itself runs from a jar or from a folder of classes. */
  private static List<String> classFiles() throws IOException {
    try {
      var loop = RuntimeLoop.class.getResource("RuntimeLoop.class").toURI();
      if (loop.getScheme().equals("jar")) {
        try (FileSystem jar = FileSystems.newFileSystem(loop, Map.of())) {
          return list(jar.provider().getPath(loop).getParent());
        }
      }
      return list(Path.of(loop).getParent());
    } catch (java.net.URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> list(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
