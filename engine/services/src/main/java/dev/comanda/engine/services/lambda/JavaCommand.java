package dev.comanda.engine.services.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import dev.comanda.engine.services.lambda.runtime.RuntimeLoop;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The command line of a function's JVM. The flags are those of Lambda's Java runtime: serial
 * collector, first compiler tier only, class data sharing, and a heap of 85 % of the memory.
 */
final class JavaCommand {

  private final Path runtimeJar;
  private final ClassDataArchives archives;

  /**
   * @param runtimeJar the jar of the runtime loop
   * @param archives where class data archives are looked up
   */
  JavaCommand(Path runtimeJar, ClassDataArchives archives) {
    this.runtimeJar = runtimeJar;
    this.archives = archives;
  }

  List<String> forFunction(FunctionConfig function) {
    String classPath = classPath(function.code());
    Optional<Path> archive = archives.find(classPath);
    List<String> command = base(function.memoryMb());
    archive.ifPresent(file -> command.add("-XX:SharedArchiveFile=" + file));
    command.addAll(List.of("-cp", classPath, RuntimeLoop.class.getName()));
    return command;
  }

  static List<String> base(int memoryMb) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xshare:auto",
            "-Xlog:disable",
            "-Xlog:all=error:stderr",
            "-XX:-UsePerfData",
            "-XX:MaxHeapSize=" + memoryMb * 1024L * 85 / 100 + "k",
            "-XX:InitialHeapSize=" + Math.min(16, memoryMb / 4) + "m",
            "-Dfile.encoding=UTF-8",
            "-Djava.net.preferIPv4Stack=true"));
    return command;
  }

  /** The runtime's jar, the function's code as Lambda lays it out, AWS's two libraries. */
  String classPath(Path code) {
    Stream<Path> function = Files.isDirectory(code) ? folder(code) : Stream.of(code);
    return Stream.of(
            Stream.of(runtimeJar),
            function,
            Stream.of(jarOf(Context.class), jarOf(PojoSerializer.class)))
        .flatMap(paths -> paths)
        .map(path -> path.toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static Stream<Path> folder(Path code) {
    Path lib = code.resolve("lib");
    if (!Files.isDirectory(lib)) {
      return Stream.of(code);
    }
    try (Stream<Path> jars = Files.list(lib)) {
      return Stream.concat(Stream.of(code), jars.sorted().toList().stream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path jarOf(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
