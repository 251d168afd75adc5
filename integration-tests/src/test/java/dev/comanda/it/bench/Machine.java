package dev.comanda.it.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** The machine that the figures are of. */
final class Machine {

  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

  private Machine() {}

  static String description() throws IOException {
    return "%d cores%s, %s %s, Java %s"
        .formatted(
            Runtime.getRuntime().availableProcessors(),
            processor(),
            System.getProperty("os.name"),
            System.getProperty("os.arch"),
            System.getProperty("java.version"));
  }

  /** The feature release of a JDK, such as 25. */
  static int javaVersion(Path javaHome) throws IOException {
    Properties release = new Properties();
    try (InputStream file = Files.newInputStream(javaHome.resolve("release"))) {
      release.load(file);
    }
    return Runtime.Version.parse(release.getProperty("JAVA_VERSION").replace("\"", "")).feature();
  }

  private static String processor() throws IOException {
    if (!Files.isReadable(CPU_INFO)) {
      return "";
    }
    return Files.readAllLines(CPU_INFO).stream()
        .filter(line -> line.startsWith("model name"))
        .map(line -> " of " + line.substring(line.indexOf(':') + 1).trim())
        .findFirst()
        .orElse("");
  }
}
