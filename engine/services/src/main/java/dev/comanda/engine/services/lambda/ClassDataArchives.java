package dev.comanda.engine.services.lambda;

import dev.comanda.engine.services.lambda.runtime.ClassDataTraining;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Archives of class data, one for each class path and JVM build, kept from run to run: they halve a
 * cold start, and environments share their memory. A function never waits for one, and a JVM that
 * finds fault with one runs without it.
 *
 * @see <a href="https://docs.oracle.com/en/java/javase/17/vm/class-data-sharing.html">Class Data
 *     Sharing</a>
 */
final class ClassDataArchives implements AutoCloseable {

  private static final int MEMORY_MB = 512;

  private final Path folder;
  private Process training;
  private boolean closed;

  ClassDataArchives(Path folder) {
    this.folder = folder;
  }

  /** The archive for a class path, if it has been made. */
  Optional<Path> find(String classPath) {
    Path archive = file(classPath);
    return Files.exists(archive) ? Optional.of(archive) : Optional.empty();
  }

  /**
   * Makes the archive for a class path, unless there is one; returns when it is made, or could not
   * be.
   *
   * @param handlers whose classes it is to hold
   * @param variables the environment variables that the handlers need to be made
   */
  void make(String classPath, List<String> handlers, Map<String, String> variables) {
    Path archive = file(classPath);
    if (Files.exists(archive)) {
      return;
    }
    Path part = folder.resolve(archive.getFileName() + "." + ProcessHandle.current().pid());
    List<String> command = new ArrayList<>(JavaCommand.base(MEMORY_MB));
    command.add("-XX:ArchiveClassesAtExit=" + part);
    command.addAll(List.of("-cp", classPath, ClassDataTraining.class.getName()));
    command.addAll(handlers);
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(Redirect.DISCARD)
              .directory(folder.toFile());
      builder.environment().clear();
      builder.environment().putAll(variables);
      if (run(builder) == 0 && Files.exists(part)) {
        Files.move(part, archive, StandardCopyOption.ATOMIC_MOVE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      part.toFile().delete();
    }
  }

  /** Removes the archives of all class paths but these: code that was built again has no use. */
  void keepOnly(Collection<String> classPaths) {
    Set<String> kept =
        classPaths.stream()
            .map(classPath -> file(classPath).getFileName().toString())
            .collect(Collectors.toSet());
    File[] others =
        folder
            .toFile()
            .listFiles(
                (parent, name) ->
                    name.startsWith("classes-")
                        && !kept.contains(name.replaceFirst("jsa.*", "jsa")));
    for (File other : others == null ? new File[0] : others) {
      other.delete();
    }
  }

  /** Ends a training that is under way. */
  @Override
  public synchronized void close() {
    closed = true;
    if (training != null) {
      training.destroyForcibly();
    }
  }

  private int run(ProcessBuilder builder) throws IOException, InterruptedException {
    Process process;
    synchronized (this) {
      if (closed) {
        return -1;
      }
      process = builder.start();
      training = process;
    }
    return process.waitFor();
  }

  /** Names the archive after all that a JVM holds it to. */
  private Path file(String classPath) {
    StringBuilder key = new StringBuilder(System.getProperty("java.home"));
    key.append(System.getProperty("java.vm.version"));
    for (String path : classPath.split(File.pathSeparator)) {
      File entry = new File(path);
      key.append('\n').append(path).append(entry.length()).append(entry.lastModified());
    }
    byte[] bytes = key.toString().getBytes(StandardCharsets.UTF_8);
    return folder.resolve("classes-" + Digests.sha256(bytes).substring(0, 16) + ".jsa");
  }
}
